package dev.drover.model.mapping;

import java.util.Map;

/** One item of the target: its attributes by name, keys included. */
public record Item(Map<String, ItemValue> attributes) {

    /** Bytes as DynamoDB counts them, attribute names included. */
    public int size() {
        return ItemSize.of(attributes);
    }
}
