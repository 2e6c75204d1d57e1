package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * How many write units one call takes on the table: one for every 1,024 bytes begun of the larger of both states of the
 * item. A condition that fails bills the same.
 *
 * <p>Source: DynamoDB developer guide, "Read and write operations" (capacity unit consumption).
 */
public final class WriteUnits {

    private static final int UNIT_BYTES = 1024;

    private WriteUnits() {}

    /** {@code PutItem}, {@code UpdateItem}, {@code DeleteItem}; 0 bytes where there was or will be no item. */
    public static BigDecimal write(BigDecimal bytesBefore, BigDecimal bytesAfter) {
        return of(bytesBefore.max(bytesAfter));
    }

    /** {@code BatchWriteItem}: every item is rounded on its own. */
    public static BigDecimal batch(List<BigDecimal> itemBytes) {
        return itemBytes.stream().map(WriteUnits::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code TransactWriteItems}: twice the units of the table; those of indexes stay as they are. */
    public static BigDecimal transaction(BigDecimal tableUnits) {
        return tableUnits.multiply(BigDecimal.valueOf(2));
    }

    /** An item or an index entry of this size. */
    static BigDecimal of(BigDecimal bytes) {
        return Money.ceil(bytes, UNIT_BYTES).max(BigDecimal.ONE);
    }
}
