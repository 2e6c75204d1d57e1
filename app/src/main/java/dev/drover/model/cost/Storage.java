package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What stored items cost on DynamoDB in a month.
 *
 * <pre>
 * storage = max(0, (items * (bytes + 100) in tables and indexes) / GB - free GB) * price of a GB-month
 * PITR    = GB of the tables, without their indexes * price of a GB-month
 * </pre>
 *
 * <p>Source: AWS pricing page of DynamoDB; developer guide, "Item sizes and formats" for the 100 bytes.
 */
final class Storage {

    private final Prices prices;

    Storage(Prices prices) {
        this.prices = prices;
    }

    BigDecimal gb(List<StoredItems> stored) {
        return prices.constants()
                .gb(stored.stream().map(StoredItems::storedBytes).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** One line for each table and index, and one that takes off what is free. */
    Bill month(Workload workload) {
        List<CostLine> lines = new ArrayList<>();
        for (String structure : workload.structures()) {
            List<StoredItems> stored = workload.in(structure);
            if (!stored.isEmpty()) {
                lines.add(prices.line("Storage of " + structure, gb(stored), Rate.DYNAMODB_STORAGE));
            }
        }
        BigDecimal free = prices.constants().freeStorageGb().min(gb(workload.stored()));
        if (free.signum() > 0) {
            lines.add(prices.line("Free storage of the account in the Region", free.negate(), Rate.DYNAMODB_STORAGE));
        }
        return new Bill("Storage", lines, List.of());
    }

    /** In the table class Standard-IA, of which nothing is free. */
    Bill infrequentMonth(Workload workload) {
        return workload.stored().isEmpty()
                ? new Bill("Storage", List.of(), List.of())
                : Bill.of("Storage", prices.line("Storage, Standard-IA", gb(workload.stored()), Rate.IA_STORAGE));
    }

    Bill pointInTimeRecovery(Workload workload) {
        List<StoredItems> tables =
                workload.stored().stream().filter(s -> !s.index()).toList();
        return tables.isEmpty()
                ? new Bill("Point-in-time recovery", List.of(), List.of())
                : Bill.of(
                        "Point-in-time recovery",
                        prices.line("Point-in-time recovery of the tables", gb(tables), Rate.POINT_IN_TIME_RECOVERY));
    }
}
