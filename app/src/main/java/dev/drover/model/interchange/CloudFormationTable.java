package dev.drover.model.interchange;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one table of a template: its keys and its indexes. */
final class CloudFormationTable {

    private final String id;
    private final JsonNode resource;
    private final JsonNode properties;
    private final CloudFormationValues values;
    private final Map<String, String> types = new HashMap<>();

    CloudFormationTable(String id, JsonNode resource, CloudFormationValues values) {
        this.id = id;
        this.resource = resource;
        this.properties = resource.path("Properties");
        this.values = values;
    }

    /** @throws UnfitTableException if a model cannot hold it */
    TargetTable read() {
        String name = values.text(properties.path("TableName"), "The name of " + id)
                .orElseGet(() -> {
                    values.note("CloudFormation makes the name of " + id + ". In the model it is called " + id + ".");
                    return id;
                });
        for (JsonNode attribute : Nodes.list(properties, "AttributeDefinitions")) {
            types.put(text(attribute, "AttributeName"), text(attribute, "AttributeType"));
        }
        List<KeyAttribute> partition = keys(properties, "HASH");
        List<KeyAttribute> sort = keys(properties, "RANGE");
        if (partition.size() != 1 || sort.size() > 1) {
            throw new UnfitTableException("Its key has " + partition.size() + " attributes to partition by and "
                    + sort.size() + " to sort by. A table has exactly one and at most one.");
        }
        List<GlobalIndex> indexes = new ArrayList<>();
        indexes("GlobalSecondaryIndexes").forEach(node -> indexes.add(index(node, false)));
        indexes("LocalSecondaryIndexes").forEach(node -> indexes.add(index(node, true)));
        Set<String> names = new HashSet<>();
        for (GlobalIndex index : indexes) {
            if (!names.add(index.name())) {
                throw new UnfitTableException(
                        "It has two indexes \"" + Nodes.shortened(index.name()) + "\". Rename one in the template.");
            }
        }
        return new TargetTable(
                name,
                partition.get(0),
                first(sort),
                indexes,
                List.of(),
                new CloudFormationOptions(id, resource, values).read());
    }

    private List<JsonNode> indexes(String name) {
        if (properties.has(name) && !properties.path(name).isArray()) {
            throw new UnfitTableException("Its " + name + " are "
                    + Nodes.shortened(properties.path(name).toString())
                    + ", which the template alone does not tell. Write them out.");
        }
        return Nodes.list(properties, name);
    }

    private GlobalIndex index(JsonNode node, boolean local) {
        String name = text(node, "IndexName");
        if (name.isBlank()) {
            throw new UnfitTableException("The name of an index is missing, or the template alone does not tell it.");
        }
        List<KeyAttribute> partition = keys(node, "HASH");
        List<KeyAttribute> sort = keys(node, "RANGE");
        if (partition.isEmpty()) {
            throw new UnfitTableException(
                    "The index \"" + Nodes.shortened(name) + "\" has no attribute to partition by.");
        }
        JsonNode projection = node.path("Projection");
        List<String> projected = Nodes.texts(projection, "NonKeyAttributes");
        Projection kind = projection(text(projection, "ProjectionType"), projected);
        return new GlobalIndex(
                name,
                partition.get(0),
                first(sort),
                kind,
                kind == Projection.INCLUDE ? projected : List.of(),
                partition.subList(1, partition.size()),
                sort.isEmpty() ? List.of() : sort.subList(1, sort.size()),
                local);
    }

    private static Projection projection(String type, List<String> projected) {
        return switch (type) {
            case "ALL" -> Projection.ALL;
            case "INCLUDE" -> projected.isEmpty() ? Projection.KEYS_ONLY : Projection.INCLUDE;
            // What DynamoDB takes where a template says nothing.
            default -> Projection.KEYS_ONLY;
        };
    }

    private List<KeyAttribute> keys(JsonNode node, String part) {
        return Nodes.list(node, "KeySchema").stream()
                .filter(key -> text(key, "KeyType").equals(part))
                .map(key -> text(key, "AttributeName"))
                .map(name -> KeyTypes.attribute(name, types.getOrDefault(name, "")))
                .toList();
    }

    private static @Nullable KeyAttribute first(List<KeyAttribute> keys) {
        return keys.isEmpty() ? null : keys.get(0);
    }

    private String text(JsonNode node, String name) {
        return values.text(node.path(name), name + " of " + id).orElse("");
    }
}
