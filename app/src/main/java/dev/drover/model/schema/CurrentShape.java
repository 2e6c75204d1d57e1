package dev.drover.model.schema;

import dev.drover.connection.SourceSchema;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.model.mapping.ItemSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The shape that the mapping of an entity writes at this moment.
 *
 * @param schema null if it cannot be worked out
 * @param problem why not; empty if it can
 */
public record CurrentShape(
        String table, String entity, int version, @Nullable JsonNode schema, String problem) {

    /** The shapes of all entities, in the order of the model. */
    public static List<CurrentShape> of(TargetModel model, SourceSchema source) {
        List<CurrentShape> shapes = new ArrayList<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                shapes.add(of(table, entity, source));
            }
        }
        return shapes;
    }

    private static CurrentShape of(TargetTable table, EntityMapping entity, SourceSchema source) {
        try {
            JsonNode schema = ItemSchema.of(table, entity, source);
            return new CurrentShape(table.name(), entity.entity(), entity.version(), schema, "");
        } catch (InvalidMappingException e) {
            return new CurrentShape(
                    table.name(),
                    entity.entity(),
                    entity.version(),
                    null,
                    "The shape of " + table.name() + " · " + entity.entity()
                            + " cannot be worked out, because its mapping does not fit the source. " + e.getMessage());
        }
    }

    /** "shop · Order". */
    public String place() {
        return table + " · " + entity;
    }

    /** The shape; ask only where there is one. */
    public JsonNode document() {
        if (schema == null) {
            throw new IllegalStateException(problem);
        }
        return schema;
    }

    /** The frozen version of the same number. */
    public Optional<SchemaVersion> frozen(List<SchemaVersion> versions) {
        return versions.stream()
                .filter(known -> known.isOf(table, entity) && known.version() == version)
                .findFirst();
    }

    /** A sentence if the mapping writes something else than what was frozen under its number; empty if not. */
    public Optional<String> drift(List<SchemaVersion> versions) {
        JsonNode now = schema;
        if (now == null) {
            return Optional.empty();
        }
        return frozen(versions)
                .flatMap(known -> difference(known.schema(), now)
                        .map(difference -> "The mapping of " + place() + " writes another shape than the one that "
                                + known.frozenBy() + " froze as version " + version + ". " + difference
                                + ". Raise the version to " + (version + 1) + ", or take the change back."));
    }

    /** Two shapes are the same if each takes all of the other, whatever the order of their attributes. */
    private Optional<String> difference(JsonNode before, JsonNode now) {
        return Stream.concat(
                        Inclusion.mismatches(entity, now, before, Inclusion.Unknown.AS_WRITTEN).stream()
                                .map(Mismatch::sinceReader),
                        Inclusion.mismatches(entity, before, now, Inclusion.Unknown.AS_WRITTEN).stream()
                                .map(Mismatch::sinceWriter))
                .findFirst();
    }
}
