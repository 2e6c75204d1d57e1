package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * What the busiest key of a table or index has to bear at peak.
 *
 * <p>Source: DynamoDB developer guide, "Designing partition keys": 3,000 read and 1,000 write units a second for each
 * partition.
 */
public record HotKey(BigDecimal readUnitsPerSecond, BigDecimal writeUnitsPerSecond) {

    private static final int MOST_READS = 3000;
    private static final int MOST_WRITES = 1000;

    /** Over how many keys the load has to be spread; 1 if the key bears it. */
    public int shards() {
        return Money.ceil(readUnitsPerSecond, MOST_READS)
                .max(Money.ceil(writeUnitsPerSecond, MOST_WRITES))
                .max(BigDecimal.ONE)
                .intValueExact();
    }
}
