package dev.drover.model.interchange;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one table into its place in a file of NoSQL Workbench, and only what is not there already. */
final class WorkbenchTable {

    private final ObjectNode node;
    private final TargetTable table;
    private final List<String> leftOut;

    WorkbenchTable(ObjectNode node, TargetTable table, List<String> leftOut) {
        this.node = node;
        this.table = table;
        this.leftOut = leftOut;
    }

    /** @param there what the place says at the moment; null if it is new */
    void write(@Nullable TargetTable there) {
        node.put("TableName", table.name());
        if (there == null || !there.primaryKey().equals(table.primaryKey())) {
            keys(node, table.partitionKey(), table.sortKey());
        }
        attributes();
        facets();
        indexes();
        if (there == null && !node.has("TableData")) {
            node.putArray("TableData");
        }
        if (!node.has("DataAccess")) {
            node.set("DataAccess", noAccess());
        }
        TableOptions.Capacity capacity = table.options().capacity();
        if (there == null || !Objects.equals(there.options().capacity(), capacity)) {
            capacity(capacity);
        }
        options();
    }

    private static void keys(ObjectNode place, KeyAttribute partitionKey, @Nullable KeyAttribute sortKey) {
        ObjectNode keys = WorkbenchWriter.object(place, "KeyAttributes");
        key(WorkbenchWriter.object(keys, "PartitionKey"), partitionKey);
        if (sortKey == null) {
            keys.remove("SortKey");
        } else {
            key(WorkbenchWriter.object(keys, "SortKey"), sortKey);
        }
    }

    private static void key(ObjectNode place, KeyAttribute key) {
        place.put("AttributeName", key.name()).put("AttributeType", key.type().name());
    }

    /** Every attribute that the table uses has to be declared. */
    private void attributes() {
        Map<String, String> used = new LinkedHashMap<>();
        table.keyAttributes().forEach(key -> used.put(key.name(), key.type().name()));
        for (EntityMapping entity : table.entities()) {
            entity.attributes().forEach(attribute -> used.putIfAbsent(attribute.attribute(), type(attribute)));
            used.putIfAbsent(entity.versionAttribute(), "N");
            if (!entity.extension().isEmpty()) {
                used.putIfAbsent(entity.extension(), "M");
            }
        }
        table.indexes().forEach(index -> index.projected().forEach(name -> used.putIfAbsent(name, "S")));
        Set<String> declared = Nodes.list(node, "NonKeyAttributes").stream()
                .map(attribute -> Nodes.text(attribute, "AttributeName"))
                .collect(Collectors.toCollection(HashSet::new));
        table.primaryKey().forEach(key -> declared.add(key.name()));
        ArrayNode list = array("NonKeyAttributes");
        used.forEach((name, type) -> {
            if (declared.add(name)) {
                list.addObject().put("AttributeName", name).put("AttributeType", type);
            }
        });
    }

    private static String type(AttributeMapping attribute) {
        if (attribute instanceof AttributeMapping.FromColumn column) {
            return column.type().name();
        }
        if (attribute instanceof AttributeMapping.Constant constant) {
            return constant.type().name();
        }
        if (attribute instanceof AttributeMapping.FromExpression computed) {
            return computed.type().name();
        }
        if (attribute instanceof AttributeMapping.Joined joined) {
            return joined.type().name();
        }
        return attribute instanceof AttributeMapping.Embedded ? "L" : "S";
    }

    /** A facet for every entity that has none of its name. */
    private void facets() {
        Set<String> known = Nodes.list(node, "TableFacets").stream()
                .map(facet -> Nodes.text(facet, "FacetName"))
                .collect(Collectors.toSet());
        for (EntityMapping entity : table.entities()) {
            if (known.contains(entity.entity())) {
                continue;
            }
            ObjectNode facet = array("TableFacets").addObject();
            facet.put("FacetName", entity.entity());
            ObjectNode alias = facet.putObject("KeyAttributeAlias");
            alias.put("PartitionKeyAlias", alias(entity, table.partitionKey()));
            KeyAttribute sortKey = table.sortKey();
            if (sortKey != null) {
                alias.put("SortKeyAlias", alias(entity, sortKey));
            }
            facet.putArray("TableData");
            ArrayNode attributes = facet.putArray("NonKeyAttributes");
            entity.attributes().stream()
                    .map(AttributeMapping::attribute)
                    .filter(name -> table.primaryKey().stream()
                            .noneMatch(key -> key.name().equals(name)))
                    .forEach(attributes::add);
            facet.set("DataAccess", noAccess());
        }
    }

    private static String alias(EntityMapping entity, KeyAttribute key) {
        return entity.key(key.name()).map(KeyTemplateMapping::template).orElse(key.name());
    }

    private void indexes() {
        Map<String, JsonNode> there = new HashMap<>();
        Nodes.list(node, "GlobalSecondaryIndexes").forEach(index -> there.put(Nodes.text(index, "IndexName"), index));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (GlobalIndex index : table.indexes()) {
            if (index.local()
                    || index.keys().size() > 2
                    || index.partitionKeys().size() > 1) {
                leftOut.add("The index " + index.name() + " of " + table.name() + ": NoSQL Workbench has no "
                        + (index.local() ? "local indexes." : "keys of several attributes."));
            } else {
                list.add(index(there.get(index.identity()), index));
            }
        }
        if (!list.isEmpty() || !there.isEmpty()) {
            node.set("GlobalSecondaryIndexes", list);
        }
    }

    private static ObjectNode index(@Nullable JsonNode there, GlobalIndex index) {
        ObjectNode place = there instanceof ObjectNode found ? found : JsonNodeFactory.instance.objectNode();
        if (there != null && says(there, index)) {
            return place;
        }
        place.put("IndexName", index.name());
        keys(place, index.partitionKey(), index.sortKey());
        ObjectNode projection = WorkbenchWriter.object(place, "Projection");
        projection.put("ProjectionType", index.projection().name());
        projection.remove("NonKeyAttributes");
        if (index.projection() == Projection.INCLUDE) {
            ArrayNode projected = projection.putArray("NonKeyAttributes");
            index.projected().forEach(projected::add);
        }
        return place;
    }

    /** What stands there may be an index that no model can hold; then it says something else. */
    private static boolean says(JsonNode there, GlobalIndex index) {
        try {
            return WorkbenchReader.index(there).identifiedAs(index.identity()).equals(index);
        } catch (UnfitTableException unfit) {
            return false;
        }
    }

    private void capacity(TableOptions.@Nullable Capacity capacity) {
        if (capacity == null) {
            node.put("BillingMode", "PAY_PER_REQUEST");
            node.remove("ProvisionedCapacitySettings");
            return;
        }
        node.put("BillingMode", "PROVISIONED");
        WorkbenchWriter.object(WorkbenchWriter.object(node, "ProvisionedCapacitySettings"), "ProvisionedThroughput")
                .put("ReadCapacityUnits", capacity.readUnits())
                .put("WriteCapacityUnits", capacity.writeUnits());
    }

    private void options() {
        TableOptions decided = table.options();
        TableOptions capacityOnly = new TableOptions(decided.capacity(), null, null, null, List.of(), false, false);
        if (!decided.equals(capacityOnly)) {
            leftOut.add("What was decided about " + table.name() + " besides its capacity: NoSQL Workbench has no TTL,"
                    + " streams, recovery, replicas, table classes and deletion protection.");
        }
    }

    private ArrayNode array(String name) {
        return node.path(name) instanceof ArrayNode there ? there : node.putArray(name);
    }

    private static ObjectNode noAccess() {
        ObjectNode access = JsonNodeFactory.instance.objectNode();
        access.putObject("MySql");
        return access;
    }
}
