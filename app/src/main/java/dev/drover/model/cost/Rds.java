package dev.drover.model.cost;

import dev.drover.model.cost.RelationalSizes.Instances;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What RDS for PostgreSQL costs in a month.
 *
 * <pre>
 * instance * hours (Multi-AZ: twice) + gp3 GB + IOPS above the baseline (3,000; 12,000 from 400 GB)
 *     + backup beyond the database's size + extended support * vCPU * hours
 * </pre>
 *
 * <p>Source: AWS pricing page of RDS; RDS user guide, "gp3 storage" for the baseline.
 */
final class Rds {

    private static final BigDecimal BASELINE_IOPS = BigDecimal.valueOf(3_000);
    private static final BigDecimal STRIPED_IOPS = BigDecimal.valueOf(12_000);
    private static final BigDecimal STRIPED_FROM_GB = BigDecimal.valueOf(400);

    private final Prices prices;

    Rds(Prices prices) {
        this.prices = prices;
    }

    Bill month(RelationalSizes sizes) {
        Instances instance = sizes.rds();
        if (instance == null) {
            return Bill.unknown("RDS for PostgreSQL", "State the instance class.");
        }
        boolean multiAz = instance.count() > 1;
        String name = multiAz ? "RDS for PostgreSQL, Multi-AZ" : "RDS for PostgreSQL";
        BigDecimal hour = prices.rdsInstance(instance.instanceClass());
        if (hour == null) {
            return Bill.unknown(name, "The prices in use have no RDS instance " + instance.instanceClass() + ".");
        }
        List<CostLine> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        BigDecimal hours = prices.constants().monthHours();
        lines.add(new CostLine(
                instance.instanceClass() + (multiAz ? ", twice for Multi-AZ" : ""),
                multiAz ? hours.multiply(BigDecimal.valueOf(2)) : hours,
                "instance-hour",
                hour));
        BigDecimal gb = sizes.storageGb();
        if (gb == null) {
            missing.add("Storage is not in it: its size is not known.");
        } else {
            lines.add(prices.line("gp3 storage", gb, multiAz ? Rate.RDS_MULTI_AZ_STORAGE : Rate.RDS_STORAGE));
        }
        addOns(sizes, multiAz, lines);
        return new Bill(name, lines, missing);
    }

    private void addOns(RelationalSizes sizes, boolean multiAz, List<CostLine> lines) {
        BigDecimal iops = sizes.load().iops();
        if (iops != null) {
            BigDecimal gb = sizes.storageGb();
            BigDecimal baseline = gb != null && gb.compareTo(STRIPED_FROM_GB) >= 0 ? STRIPED_IOPS : BASELINE_IOPS;
            BigDecimal above = iops.subtract(baseline).max(BigDecimal.ZERO);
            lines.add(prices.line("IOPS above the baseline", above, multiAz ? Rate.RDS_MULTI_AZ_IOPS : Rate.RDS_IOPS));
        }
        BigDecimal backup = sizes.load().backupGbBeyondStorage();
        if (backup != null) {
            lines.add(prices.line("Backup beyond the size of the database", backup, Rate.RDS_BACKUP));
        }
        BigDecimal vcpu = sizes.load().extendedSupportVcpu();
        if (vcpu != null) {
            lines.add(prices.line(
                    "Extended support, first two years",
                    vcpu.multiply(prices.constants().monthHours()),
                    Rate.RDS_EXTENDED_SUPPORT));
        }
    }
}
