package dev.drover.model.schema;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * The shape that items of an entity have under a version number, frozen.
 *
 * @param table the target table in the model
 * @param live whether readers can meet such items while the migration runs
 * @param changedBy display name of the person who last said whether it is live
 */
public record SchemaVersion(
        String table,
        String entity,
        int version,
        JsonNode schema,
        String note,
        String frozenBy,
        Instant frozenAt,
        boolean live,
        String changedBy,
        Instant changedAt) {

    /** "shop · Order". */
    public String place() {
        return table + " · " + entity;
    }

    boolean isOf(String otherTable, String otherEntity) {
        return table.equals(otherTable) && entity.equals(otherEntity);
    }
}
