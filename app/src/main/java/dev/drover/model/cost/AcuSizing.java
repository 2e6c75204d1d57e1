package dev.drover.model.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many ACU an Aurora Serverless v2 cluster needs, from what is measured on a server of today.
 *
 * <pre>
 * load    = share of CPU * vCPU * GiB of memory per vCPU / 2 GiB per ACU; the factor is 4 for r, 2 for t and m
 * typical = 0.95 * load at p95 + 0.05 * largest load
 * least   = max(0.5, average load, GiB of the working set / 2)
 * most    = max(1.3 * largest load, 1.5 * typical), up to 256
 * </pre>
 *
 * <p>Source: the ACU calculator of the AWS agent toolkit. Without a largest load only {@code least} is known.
 *
 * @param least what the cluster falls back to, and what an average month is paid with
 * @param most null if nobody stated the largest load
 */
public record AcuSizing(BigDecimal least, @Nullable BigDecimal most) {

    private static final BigDecimal FEWEST = new BigDecimal("0.5");
    private static final BigDecimal MOST = BigDecimal.valueOf(256);
    private static final BigDecimal GIB_PER_ACU = BigDecimal.valueOf(2);
    private static final BigDecimal OFTEN = new BigDecimal("0.95");
    private static final BigDecimal SELDOM = new BigDecimal("0.05");
    private static final BigDecimal ABOVE_LARGEST = new BigDecimal("1.3");
    private static final BigDecimal ABOVE_TYPICAL = new BigDecimal("1.5");

    /** A kind of instance, by the letter that its name begins with after {@code db.}. */
    public enum Family {
        R(4),
        T(2),
        M(2);

        private final int acuPerVcpu;

        Family(int acuPerVcpu) {
            this.acuPerVcpu = acuPerVcpu;
        }
    }

    /**
     * Shares of CPU from 0 to 100.
     *
     * @param p95 null if not stated: then as large as the largest
     * @param largest null if not stated
     */
    public record Cpu(
            BigDecimal average,
            @Nullable BigDecimal p95,
            @Nullable BigDecimal largest) {}

    /** @param workingSetGib what is kept in memory; null if not stated */
    public static AcuSizing of(Cpu percent, BigDecimal vcpu, Family family, @Nullable BigDecimal workingSetGib) {
        BigDecimal acuPerPercent =
                vcpu.multiply(BigDecimal.valueOf(family.acuPerVcpu)).movePointLeft(2);
        BigDecimal least = FEWEST.max(percent.average().multiply(acuPerPercent));
        if (workingSetGib != null) {
            least = least.max(workingSetGib.divide(GIB_PER_ACU, Money.PRECISION));
        }
        least = least.min(MOST);
        BigDecimal largest = percent.largest();
        if (largest == null) {
            return new AcuSizing(least, null);
        }
        BigDecimal p95 = percent.p95() == null ? largest : percent.p95();
        BigDecimal typical = OFTEN.multiply(p95).add(SELDOM.multiply(largest));
        BigDecimal most = largest.multiply(ABOVE_LARGEST)
                .max(typical.multiply(ABOVE_TYPICAL))
                .multiply(acuPerPercent);
        return new AcuSizing(least, most.max(least).min(MOST));
    }
}
