package dev.drover.transfer.guarded;

import dev.drover.model.mapping.ItemValue;
import java.util.Map;

/**
 * Where an item is in the target.
 *
 * @param table its real name
 * @param attributes one or two, by name
 */
public record TargetKey(String table, Map<String, ItemValue> attributes) {

    public TargetKey {
        attributes = Map.copyOf(attributes);
    }
}
