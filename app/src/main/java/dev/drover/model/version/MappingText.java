package dev.drover.model.version;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mappings in words. A kind that has no words of its own is told by its properties, so that nothing is left out. */
final class MappingText {

    private static final JsonMapper json = JsonMapper.builder().build();

    /** What a comparison tells in sentences of its own. */
    private static final Set<String> TOLD = Set.of(
            "entity",
            "sourceTable",
            "keys",
            "attributes",
            "versionAttribute",
            "version",
            "condition",
            "dropped",
            "extension");

    private MappingText() {}

    static String of(AttributeMapping mapping) {
        if (mapping instanceof AttributeMapping.FromColumn column) {
            return "column " + column.column() + " as " + column.type()
                    + (column.zone() == null ? "" : ", time from " + column.zone());
        }
        if (mapping instanceof AttributeMapping.FromTemplate template) {
            return "text " + template.template();
        }
        if (mapping instanceof AttributeMapping.Constant constant) {
            return "always \"" + constant.value() + "\" as " + constant.type();
        }
        if (mapping instanceof AttributeMapping.Embedded list) {
            return "rows of " + list.childTable() + ", at most " + list.max() + ", in the order of "
                    + ModelText.names(list.orderBy()) + ", with "
                    + list.fields().stream()
                            .map(field -> field.attribute() + " (" + of(field) + ")")
                            .collect(Collectors.joining(", "));
        }
        if (mapping instanceof AttributeMapping.FromExpression computed) {
            return "expression " + computed.expression() + " as " + computed.type();
        }
        if (mapping instanceof AttributeMapping.Joined joined) {
            return "column " + joined.column() + " of " + joined.table() + " by " + ModelText.names(joined.by())
                    + " as " + joined.type() + (joined.zone() == null ? "" : ", time from " + joined.zone());
        }
        return properties(json.valueToTree(mapping)).entrySet().stream()
                .filter(property -> !property.getKey().equals("attribute"))
                .map(property -> property.getKey().equals("kind")
                        ? property.getValue()
                        : property.getKey() + " " + property.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What an entity says besides its source, keys, attributes and version, by a word for it. */
    static Map<String, String> besides(EntityMapping entity) {
        Map<String, String> besides = new LinkedHashMap<>();
        if (!entity.condition().isEmpty()) {
            besides.put("condition", entity.condition());
        }
        if (!entity.dropped().isEmpty()) {
            String columns = entity.dropped().stream()
                    .map(dropped -> dropped.column() + " (" + dropped.reason() + ")")
                    .collect(Collectors.joining(", "));
            besides.put("list of dropped columns", columns);
        }
        if (!entity.extension().isEmpty()) {
            besides.put("attribute for later fields", entity.extension());
        }
        Map<String, String> others = properties(json.valueToTree(entity));
        others.keySet().removeAll(TOLD);
        besides.putAll(others);
        return besides;
    }

    private static Map<String, String> properties(JsonNode tree) {
        Map<String, String> properties = new LinkedHashMap<>();
        tree.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (!value.isNull()) {
                properties.put(property.getKey(), value.isString() ? value.stringValue() : value.toString());
            }
        });
        return properties;
    }
}
