package dev.drover.model.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What JSON Schema says about types and single values: 1.0 is an integer, and equals 1. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> ALL = Set.of("null", "boolean", "object", "array", "number", "string");

    private Values() {}

    /** The types that a schema allows; an integer is a number too. */
    record Types(Set<String> names) {

        static Types of(JsonNode schema) {
            JsonNode type = schema.get("type");
            if (type == null) {
                return new Types(ALL);
            }
            Set<String> names = new HashSet<>();
            if (type.isArray()) {
                type.forEach(name -> names.add(name.asString("")));
            } else {
                names.add(type.asString(""));
            }
            if (names.contains("number")) {
                names.remove("integer");
            }
            return new Types(names);
        }

        boolean isAny() {
            return names.equals(ALL);
        }

        boolean hasNumbers() {
            return names.contains("number") || names.contains("integer");
        }

        boolean has(String type) {
            return names.contains(type);
        }

        boolean allow(String type) {
            return has(type) || type.equals("integer") && has("number");
        }

        boolean allow(JsonNode value) {
            return allow(typeOf(value));
        }
    }

    static String typeOf(JsonNode value) {
        if (value.isNumber()) {
            return isWhole(value) ? "integer" : "number";
        }
        return value.isString()
                ? "string"
                : value.isBoolean() ? "boolean" : value.isArray() ? "array" : value.isObject() ? "object" : "null";
    }

    private static boolean isWhole(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    /** The values to which {@code enum} and {@code const} limit a schema; null if they do not. */
    static @Nullable List<JsonNode> listed(JsonNode schema) {
        JsonNode only = schema.get("const");
        JsonNode choices = schema.get("enum");
        if (only == null && choices == null) {
            return null;
        }
        List<JsonNode> values = new ArrayList<>();
        if (choices == null) {
            values.add(only);
        } else {
            choices.forEach(choice -> {
                if (only == null || same(only, choice)) {
                    values.add(choice);
                }
            });
        }
        return values;
    }

    /** Every value that a schema allows, if that can be written down; null if it cannot. */
    static @Nullable List<JsonNode> all(JsonNode schema) {
        Types types = Types.of(schema);
        List<JsonNode> listed = listed(schema);
        if (listed != null) {
            return listed.stream().filter(types::allow).toList();
        }
        if (Set.of("null", "boolean").containsAll(types.names())) {
            return Stream.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false))
                    .map(JsonNode.class::cast)
                    .filter(types::allow)
                    .toList();
        }
        return null;
    }

    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (a.size() != b.size() || a.getNodeType() != b.getNodeType()) {
            return false;
        }
        if (a.isArray()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a.isObject()) {
            return a.properties().stream().allMatch(entry -> {
                JsonNode other = b.get(entry.getKey());
                return other != null && same(entry.getValue(), other);
            });
        }
        return a.equals(b);
    }

    static boolean contains(List<JsonNode> values, JsonNode value) {
        return values.stream().anyMatch(candidate -> same(candidate, value));
    }

    /** A schema without lists of values on the outside that allows no less than one value. */
    static ObjectNode around(JsonNode value) {
        ObjectNode schema = JSON.objectNode().put("type", typeOf(value));
        if (value.isNumber()) {
            schema.set("minimum", value);
            schema.set("maximum", value);
        } else if (value.isString()) {
            int length =
                    value.stringValue().codePointCount(0, value.stringValue().length());
            schema.put("minLength", length).put("maxLength", length).set("const", value);
        } else if (value.isArray()) {
            schema.put("minItems", value.size()).put("maxItems", value.size());
            schema.putObject("items").set("enum", value);
        } else if (value.isObject()) {
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                properties.putObject(entry.getKey()).set("const", entry.getValue());
                required.add(entry.getKey());
            }
            schema.put("additionalProperties", false);
        }
        return schema;
    }
}
