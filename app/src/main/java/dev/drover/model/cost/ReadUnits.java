package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern.Promise.Consistency;
import java.math.BigDecimal;
import java.util.List;

/**
 * How many read units one call takes: one for every 4,096 bytes begun, half as many with eventual consistency, twice as
 * many in a transaction.
 *
 * <p>Source: DynamoDB developer guide, "Read and write operations" (capacity unit consumption).
 */
public final class ReadUnits {

    private static final int UNIT_BYTES = 4096;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ReadUnits() {}

    /** {@code GetItem}; an item that is not there bills the smallest amount, as one of 0 bytes. */
    public static BigDecimal get(BigDecimal itemBytes, Consistency consistency) {
        return units(itemBytes).multiply(factor(consistency));
    }

    /** {@code BatchGetItem}: every item is rounded on its own. */
    public static BigDecimal batchGet(List<BigDecimal> itemBytes, Consistency consistency) {
        return itemBytes.stream().map(bytes -> get(bytes, consistency)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code Query} and {@code Scan}: what is examined, before filter and projection, is rounded as a whole. */
    public static BigDecimal query(BigDecimal examinedBytes, Consistency consistency) {
        return units(examinedBytes).multiply(factor(consistency));
    }

    private static BigDecimal units(BigDecimal bytes) {
        return Money.ceil(bytes, UNIT_BYTES).max(BigDecimal.ONE);
    }

    private static BigDecimal factor(Consistency consistency) {
        return switch (consistency) {
            case STRONG -> BigDecimal.ONE;
            case EVENTUAL -> HALF;
            case TRANSACTIONAL -> BigDecimal.valueOf(2);
        };
    }
}
