package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * The items of one entity in one table or index.
 *
 * @param bytes of one item or index entry, without what DynamoDB adds to it
 */
public record StoredItems(String structure, boolean index, String entity, BigDecimal items, BigDecimal bytes) {

    /** DynamoDB counts 100 bytes for each item and index entry besides. Source: developer guide, "Item sizes". */
    private static final BigDecimal OVERHEAD_BYTES = BigDecimal.valueOf(100);

    public BigDecimal storedBytes() {
        return items.multiply(bytes.add(OVERHEAD_BYTES));
    }

    BigDecimal plainBytes() {
        return items.multiply(bytes);
    }
}
