package dev.drover.model.cost;

import dev.drover.model.cost.RelationalSizes.Instances;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an Aurora PostgreSQL cluster costs in a month.
 *
 * <pre>
 * provisioned   = instances * price of an hour * hours + storage GB + I/Os + backup beyond the database's size
 * Serverless v2 = average ACU * price of an ACU-hour * hours + the same
 * I/O-Optimized = instance * 1.30 (ACU: its own price), its own storage price, no I/Os
 * </pre>
 *
 * <p>Source: AWS pricing page of Aurora.
 */
final class Aurora {

    static final String IO = "I/O";
    static final String IO_OPTIMIZED = ", I/O-Optimized";

    private final Prices prices;

    Aurora(Prices prices) {
        this.prices = prices;
    }

    Bill provisioned(RelationalSizes sizes, boolean ioOptimized) {
        String name = "Aurora provisioned" + optimized(ioOptimized);
        Instances instances = sizes.aurora();
        if (instances == null) {
            return Bill.unknown(name, "State the instance class and how many instances the cluster has.");
        }
        BigDecimal hour = prices.auroraInstance(instances.instanceClass());
        if (hour == null) {
            return Bill.unknown(name, "The prices in use have no Aurora instance " + instances.instanceClass() + ".");
        }
        BigDecimal hours = prices.constants().monthHours().multiply(BigDecimal.valueOf(instances.count()));
        return Bill.of(
                        name,
                        new CostLine(
                                instances.count() + " × " + instances.instanceClass(),
                                hours,
                                "instance-hour",
                                ioOptimized ? hour.multiply(prices.constants().ioOptimizedFactor()) : hour))
                .and(besides(sizes, ioOptimized));
    }

    Bill serverless(RelationalSizes sizes, boolean ioOptimized) {
        String name = "Aurora Serverless v2" + optimized(ioOptimized);
        BigDecimal acu = sizes.averageAcu();
        if (acu == null) {
            return Bill.unknown(
                    name, "State how many ACU the cluster uses on average, or the CPU of a server of today.");
        }
        return Bill.of(
                        name,
                        prices.line(
                                acu.toPlainString() + " ACU on average",
                                acu.multiply(prices.constants().monthHours()),
                                ioOptimized ? Rate.AURORA_IO_OPTIMIZED_ACU_HOUR : Rate.AURORA_ACU_HOUR))
                .and(besides(sizes, ioOptimized));
    }

    private Bill besides(RelationalSizes sizes, boolean ioOptimized) {
        List<CostLine> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (sizes.storageGb() == null) {
            missing.add("Storage is not in it: its size is not known.");
        } else {
            lines.add(prices.line(
                    "Storage",
                    sizes.storageGb(),
                    ioOptimized ? Rate.AURORA_IO_OPTIMIZED_STORAGE : Rate.AURORA_STORAGE));
        }
        BigDecimal ios = sizes.load().iosPerSecond();
        if (ios != null && !ioOptimized) {
            lines.add(prices.line(IO, ios.multiply(prices.constants().monthSeconds()), Rate.AURORA_IO));
        } else if (!ioOptimized) {
            missing.add("I/O is not in it: nobody stated how many pages are read and written.");
        }
        BigDecimal backup = sizes.load().backupGbBeyondStorage();
        if (backup != null) {
            lines.add(prices.line("Backup beyond the size of the database", backup, Rate.AURORA_BACKUP));
        }
        return new Bill("", lines, missing);
    }

    private static String optimized(boolean ioOptimized) {
        return ioOptimized ? IO_OPTIMIZED : "";
    }
}
