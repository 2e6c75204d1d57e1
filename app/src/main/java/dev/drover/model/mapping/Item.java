package dev.drover.model.mapping;

import java.util.Map;

/** One item of the target: its attributes by name, keys included. */
public record Item(Map<String, ItemValue> attributes) {

    /** Bytes as DynamoDB counts them, attribute names included. */
    public int size() {
        return ItemSize.of(attributes);
    }

    /** Write units that one write of the item costs its table: one for each 1,024 bytes, begun or full. */
    public int writeUnits() {
        return (size() + 1023) / 1024;
    }
}
