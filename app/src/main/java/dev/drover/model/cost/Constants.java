package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * What a month and a GB are in the formulas; pages show them with every number.
 *
 * @param monthHours 730 as AWS counts
 * @param bytesPerGb 2^30 as DynamoDB bills
 * @param freeStorageGb storage of DynamoDB that costs nothing, per Region
 * @param ioOptimizedFactor what an Aurora instance costs under I/O-Optimized, as a multiple of its standard price
 */
public record Constants(
        BigDecimal monthHours, BigDecimal bytesPerGb, BigDecimal freeStorageGb, BigDecimal ioOptimizedFactor) {

    public BigDecimal monthSeconds() {
        return monthHours.multiply(BigDecimal.valueOf(3600));
    }

    BigDecimal gb(BigDecimal bytes) {
        return bytes.divide(bytesPerGb, Money.PRECISION);
    }
}
