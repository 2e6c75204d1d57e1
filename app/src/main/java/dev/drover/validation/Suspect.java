package dev.drover.validation;

import dev.drover.model.mapping.SourceKey;
import java.util.List;
import java.util.Map;

/**
 * A record that differs and has to be looked at.
 *
 * @param table the table's position
 * @param entity the position of the entity in its table; for an extra item, of the one it looks like
 * @param rows how many source rows have the key
 * @param sourceRows the first few of them
 * @param targetKey the key in the target
 */
record Suspect(
        int table, int entity, Verdict verdict, long rows, List<SourceRow> sourceRows, Map<String, String> targetKey) {

    Suspect {
        sourceRows = List.copyOf(sourceRows);
    }

    /** A row of the source, by its entity and its primary key. */
    record SourceRow(int entity, SourceKey key) {}
}
