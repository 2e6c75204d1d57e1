package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.cost.AcuSizing.Cpu;
import dev.drover.model.cost.AcuSizing.Family;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcuSizingTest {

    @Test
    void sizesByCpuAndWorkingSet() {
        // 20 % of 8 vCPU * 4 = 6.4; 78 % (60 * 1.3 beats 50.5 * 1.5) of 32 = 24.96
        AcuSizing byCpu = AcuSizing.of(cpu("20", "50", "60"), BigDecimal.valueOf(8), Family.R, null);
        assertThat(byCpu.least()).isEqualByComparingTo("6.4");
        assertThat(byCpu.most()).isEqualByComparingTo("24.96");
        // 20 GiB / 2 is more than 6.4
        assertThat(AcuSizing.of(cpu("20", "50", "60"), BigDecimal.valueOf(8), Family.R, BigDecimal.valueOf(20))
                        .least())
                .isEqualByComparingTo("10");
    }

    @Test
    void takesHalfOfItForOtherFamiliesAndTheTypicalLoadWhereItIsHigher() {
        // typical 0.95 * 60 + 0.05 * 60 = 60; 60 * 1.5 = 90 % beats 78 % of 8 vCPU * 2
        AcuSizing sized = AcuSizing.of(cpu("20", null, "60"), BigDecimal.valueOf(8), Family.M, null);
        assertThat(sized.least()).isEqualByComparingTo("3.2");
        assertThat(sized.most()).isEqualByComparingTo("14.4");
    }

    @Test
    void staysBetweenHalfAnAcuAndTheLargestCluster() {
        assertThat(AcuSizing.of(cpu("1", null, null), BigDecimal.valueOf(2), Family.T, null))
                .isEqualTo(new AcuSizing(new BigDecimal("0.5"), null));
        assertThat(AcuSizing.of(cpu("90", "100", "100"), BigDecimal.valueOf(96), Family.R, null))
                .isEqualTo(new AcuSizing(BigDecimal.valueOf(256), BigDecimal.valueOf(256)));
    }

    @Test
    void pointsOutWhereIoIsAQuarterOfACluster() {
        RelationalSizes sizes = new RelationalSizes(
                new RelationalSizes.Instances("db.r6g.large", 2),
                null,
                null,
                BigDecimal.valueOf(100),
                new RelationalSizes.Load(BigDecimal.valueOf(300), null, null, null));
        CostSheet sheet = CostSheet.of(
                new Workload(List.of(), List.of(), List.of()), WorkedExampleTest.PRICES, sizes, MoveSizes.UNKNOWN);
        // 300 /s * 2,628,000 * 0.20 a million = 157.68 of 547.28; optimized 379.60 * 1.3 + 22.50
        assertThat(sheet.hints())
                .extracting(Hint::sentence)
                .contains("I/O is 28.8 % of it, 25 % or more: I/O-Optimized takes 515.98 USD a month instead of 547.28."
                        + " A cluster may change to it once in 30 days.");
    }

    private static Cpu cpu(String average, @Nullable String p95, @Nullable String largest) {
        return new Cpu(new BigDecimal(average), number(p95), number(largest));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
