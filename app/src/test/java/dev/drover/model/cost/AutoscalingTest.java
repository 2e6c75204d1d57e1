package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.cost.Autoscaling.Day;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every expectation is computed by hand in the comment beside it. */
class AutoscalingTest {

    private static final BigDecimal TARGET = new BigDecimal("0.70");

    @Test
    void keepsCapacityThatFits() {
        Day day = Autoscaling.day(minutes(1440, "70"), TARGET);
        assertThat(day.capacityUnitHours()).isEqualByComparingTo("2400");
        assertThat(day.utilisation()).isEqualByComparingTo("0.7");
        assertThat(day.minutesAbove()).isZero();
    }

    @Test
    void growsAfterTwoMinutesAboveTheTarget() {
        // 12 minutes of 10 units, then 3 of 20; used 10 * 7 + 2 * 10 + 3 * 14
        Day day = Autoscaling.day(of(minutes(10, "7"), minutes(5, "14")), TARGET);
        assertThat(unitMinutes(day.capacityUnitHours())).isEqualByComparingTo("180");
        assertThat(unitMinutes(day.usedUnitHours())).isEqualByComparingTo("132");
        assertThat(day.minutesAbove()).isEqualTo(2);
    }

    @Test
    void takesNoNoticeOfASingleMinute() {
        Day day = Autoscaling.day(of(minutes(10, "7"), minutes(1, "14"), minutes(10, "7")), TARGET);
        assertThat(unitMinutes(day.capacityUnitHours())).isEqualByComparingTo("210");
    }

    @Test
    void shrinksAfterFifteenMinutesTwentyPercentBelowTheTarget() {
        // 16 minutes of 100 units, then 5 of 20
        Day day = Autoscaling.day(of(minutes(1, "70"), minutes(20, "14")), TARGET);
        assertThat(unitMinutes(day.capacityUnitHours())).isEqualByComparingTo("1700");
        // Half of the capacity is not below it.
        Day half = Autoscaling.day(of(minutes(1, "70"), minutes(20, "50")), TARGET);
        assertThat(unitMinutes(half.capacityUnitHours())).isEqualByComparingTo("2100");
    }

    @Test
    void shrinksFourTimesAtOnceAndThenOnceInAnHour() {
        // 16 * 1,000 + 15 * 200 + 15 * 40 + 15 * 10 + 60 * 2 + 10 * 1
        Day day = Autoscaling.day(
                of(
                        minutes(1, "700"),
                        minutes(15, "140"),
                        minutes(15, "28"),
                        minutes(15, "7"),
                        minutes(15, "1.4"),
                        minutes(70, "0.1")),
                TARGET);
        assertThat(unitMinutes(day.capacityUnitHours())).isEqualByComparingTo("19880");
    }

    @Test
    void buildsADayWhoseAverageIsTheStatedOne() {
        DayCurve curve = new DayCurve();
        // (10 * 1,440 - 125 * 60) / 1,380 = 5 calls outside the peak
        curve.add(new Demand.Frequency(BigDecimal.TEN, new BigDecimal("125"), true, 60), BigDecimal.valueOf(2));
        List<BigDecimal> minutes = curve.perMinute();
        assertThat(minutes).hasSize(1440);
        assertThat(minutes.get(689)).isEqualByComparingTo("10");
        assertThat(minutes.subList(690, 750))
                .allSatisfy(units -> assertThat(units).isEqualByComparingTo("250"));
        assertThat(minutes.get(750)).isEqualByComparingTo("10");
        assertThat(minutes.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("28800");
    }

    @Test
    void billsTheHoursOfEveryDayAndSaysHowMuchIsUsed() {
        Demand demand = new Demand(
                "AP-001",
                "Get order",
                "GetItem on shop",
                true,
                new Demand.Frequency(BigDecimal.TEN, new BigDecimal("125"), true, 60),
                List.of(new UnitsPerCall("shop", false, BigDecimal.valueOf(2), BigDecimal.ZERO)));
        Bill bill = new ScaledCapacity(WorkedExampleTest.PRICES)
                .month("Scaled", new Workload(List.of(demand), List.of(), List.of()));
        // 692 minutes of 15 units, 73 of 358, 675 of 15 = 46,639; used 690 * 10 + 2 * 15 + 58 * 250 + 690 * 10 = 28,330
        assertThat(bill.lines()).hasSize(1);
        assertThat(bill.lines().get(0).quantity().setScale(1, RoundingMode.HALF_UP))
                .isEqualByComparingTo("23643.4");
        assertThat(bill.usd()).isEqualByComparingTo("3.07");
        assertThat(bill.notes())
                .containsExactly(
                        "On average reads use 60.7 % of their capacity.",
                        "In up to 2 minutes of a day a table or index has less capacity than is asked for.");
        assertThat(bill.missing()).isEmpty();
    }

    private static BigDecimal unitMinutes(BigDecimal hours) {
        return hours.multiply(BigDecimal.valueOf(60)).setScale(6, RoundingMode.HALF_UP);
    }

    private static List<BigDecimal> minutes(int count, String units) {
        return Collections.nCopies(count, new BigDecimal(units));
    }

    @SafeVarargs
    private static List<BigDecimal> of(List<BigDecimal>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
