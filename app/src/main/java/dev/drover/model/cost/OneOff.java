package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern.Promise.Consistency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the migration costs once.
 *
 * <pre>
 * backfill     = items * (write units of the table + of every index) * price of a write request unit
 * dual write   = months * what the writes to the target cost in a month
 * old store    = months in parallel * what it costs in a month
 * verification = passes * items * read units
 * </pre>
 *
 * <p>Import from S3 instead of a backfill: uncompressed GB of the items, without indexes.
 */
final class OneOff {

    private final Prices prices;

    OneOff(Prices prices) {
        this.prices = prices;
    }

    Bill bill(Workload workload, MoveSizes move) {
        List<CostLine> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (workload.stored().isEmpty()) {
            missing.add("The backfill is not in it: the number or the size of the items is not known.");
        } else {
            lines.add(prices.line("Backfill", backfillUnits(workload.stored()), Rate.WRITE_REQUEST_UNIT));
        }
        dualWrite(workload, move, lines, missing);
        BigDecimal months = move.parallelMonths();
        BigDecimal old = move.oldStoreUsdPerMonth();
        if (months == null || old == null) {
            missing.add("The old store is not in it: state how long it stays and what it costs in a month.");
        } else {
            lines.add(new CostLine("Old store while both run", months, "month", old));
        }
        BigDecimal passes = move.verificationPasses();
        if (passes == null) {
            missing.add("Verification reads are not in it: state how often every item is read.");
        } else if (!workload.stored().isEmpty()) {
            lines.add(prices.line(
                    "Verification reads", readUnits(workload.stored()).multiply(passes), Rate.READ_REQUEST_UNIT));
        }
        return new Bill("One-off migration", lines, missing);
    }

    private void dualWrite(Workload workload, MoveSizes move, List<CostLine> lines, List<String> missing) {
        BigDecimal months = move.dualWriteMonths();
        if (months == null) {
            missing.add("Dual writes are not in it: state how long both stores are written.");
            return;
        }
        BigDecimal unitsPerMonth = workload.now().stream()
                .map(Demand::writeUnitsPerSecond)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(prices.constants().monthSeconds());
        lines.add(prices.line("Dual writes to the target", unitsPerMonth.multiply(months), Rate.WRITE_REQUEST_UNIT));
    }

    /** The same move as an import from S3, for comparison. */
    Bill s3Import(Workload workload) {
        BigDecimal bytes = tables(workload.stored()).stream()
                .map(StoredItems::plainBytes)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return bytes.signum() == 0
                ? new Bill("Import from S3", List.of(), List.of())
                : Bill.of(
                        "Import from S3",
                        prices.line("Items, uncompressed", prices.constants().gb(bytes), Rate.DYNAMODB_IMPORT));
    }

    static BigDecimal backfillUnits(List<StoredItems> stored) {
        return stored.stream()
                .map(s -> s.items().multiply(WriteUnits.of(s.bytes())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How long the backfill takes at a rate, in hours. */
    static BigDecimal hours(BigDecimal units, BigDecimal unitsPerSecond) {
        return units.divide(unitsPerSecond.multiply(BigDecimal.valueOf(3600)), Money.PRECISION);
    }

    private static BigDecimal readUnits(List<StoredItems> stored) {
        return tables(stored).stream()
                .map(s -> s.items().multiply(ReadUnits.get(s.bytes(), Consistency.EVENTUAL)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<StoredItems> tables(List<StoredItems> stored) {
        return stored.stream().filter(s -> !s.index()).toList();
    }
}
