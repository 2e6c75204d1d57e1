package dev.drover.model.interchange;

import dev.drover.model.interchange.FoundEntity.FoundAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds out from facets and sample items which kinds of items a table of NoSQL Workbench holds. */
final class WorkbenchItems {

    /** Names that published models give to the attribute that says what an item is. */
    private static final Set<String> KIND_ATTRIBUTES =
            Set.of("entitytype", "entity_type", "entity", "type", "itemtype");

    private final String table;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final List<FoundEntity> entities = new ArrayList<>();
    private final Set<String> undeclared = new TreeSet<>();

    private WorkbenchItems(String table) {
        this.table = table;
    }

    static WorkbenchItems of(JsonNode node, String table) {
        WorkbenchItems items = new WorkbenchItems(table);
        for (String part : List.of("PartitionKey", "SortKey")) {
            items.declare(node.path("KeyAttributes").path(part));
        }
        Nodes.list(node, "NonKeyAttributes").forEach(items::declare);
        for (JsonNode facet : Nodes.list(node, "TableFacets")) {
            items.add(
                    Nodes.text(facet, "FacetName"),
                    Nodes.texts(facet, "NonKeyAttributes"),
                    Nodes.list(facet, "TableData"));
        }
        items.split(Nodes.list(node, "TableData"));
        return items;
    }

    List<FoundEntity> entities() {
        return entities;
    }

    List<String> notes() {
        return undeclared.isEmpty()
                ? List.of()
                : List.of("The sample items of " + table + " have attributes that the file does not declare: "
                        + String.join(", ", undeclared) + ".");
    }

    private void declare(JsonNode attribute) {
        String name = Nodes.text(attribute, "AttributeName");
        if (!name.isEmpty()) {
            declared.put(name, Nodes.text(attribute, "AttributeType"));
        }
    }

    /** Items outside of facets: by what they say that they are, or all as one kind. */
    private void split(List<JsonNode> items) {
        Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
        items.forEach(item ->
                kinds.computeIfAbsent(kind(item), kind -> new ArrayList<>()).add(item));
        kinds.forEach((kind, some) -> add(kind.isEmpty() ? "Items of " + table : kind, List.of(), some));
    }

    private static String kind(JsonNode item) {
        return item.propertyStream()
                .filter(property -> KIND_ATTRIBUTES.contains(property.getKey().toLowerCase(Locale.ROOT)))
                .map(property -> Nodes.text(property.getValue(), "S"))
                .filter(kind -> !kind.isBlank())
                .findFirst()
                .orElse("");
    }

    private void add(String name, List<String> named, List<JsonNode> items) {
        Set<String> names = new LinkedHashSet<>(named);
        Map<String, JsonNode> samples = new LinkedHashMap<>();
        for (JsonNode item : items) {
            item.properties().forEach(property -> {
                names.add(property.getKey());
                samples.putIfAbsent(property.getKey(), property.getValue());
                if (!declared.containsKey(property.getKey())) {
                    undeclared.add(property.getKey());
                }
            });
        }
        List<FoundAttribute> attributes = names.stream()
                .map(attribute -> attribute(attribute, samples.get(attribute)))
                .toList();
        entities.add(new FoundEntity(table, name, attributes, items.size()));
    }

    private FoundAttribute attribute(String name, @Nullable JsonNode sample) {
        if (sample == null || sample.propertyStream().findFirst().isEmpty()) {
            return new FoundAttribute(name, declared.getOrDefault(name, ""), "");
        }
        Map.Entry<String, JsonNode> typed = sample.propertyStream().findFirst().orElseThrow();
        String value = typed.getValue().isString()
                ? typed.getValue().stringValue()
                : typed.getValue().toString();
        return new FoundAttribute(name, declared.getOrDefault(name, typed.getKey()), Nodes.shortened(value));
    }
}
