package dev.drover.model.schema;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of few names and small numbers, so that two of them often have to do with each other, and values to match. */
final class RandomSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final List<String> TEXTS = List.of("", "x", "xy", "🛒", "long enough");

    private final Random random;

    RandomSchemas(Random random) {
        this.random = random;
    }

    JsonNode schema(int depth) {
        ObjectNode schema = JSON.objectNode();
        if (chance(12)) {
            return JSON.booleanNode(random.nextBoolean());
        }
        if (depth == 3 && chance(3)) {
            schema.putObject("$defs").set("d", schema(1));
        }
        types(schema);
        if (chance(8)) {
            schema.set("const", value(1));
        }
        if (chance(8)) {
            ArrayNode values = schema.putArray("enum");
            for (int i = random.nextInt(4); i >= 0; i--) {
                values.add(value(1));
            }
        }
        limit(schema, "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "exclusiveMinimum");
        if (depth > 0 && chance(2)) {
            schema.set("items", nested(depth));
        }
        if (depth > 0 && chance(2)) {
            ObjectNode properties = schema.putObject("properties");
            NAMES.stream().filter(name -> chance(2)).forEach(name -> properties.set(name, nested(depth)));
            ArrayNode required = schema.putArray("required");
            NAMES.stream().filter(name -> chance(3)).forEach(required::add);
            if (chance(2)) {
                schema.set("additionalProperties", chance(2) ? JSON.booleanNode(false) : nested(depth));
            }
        }
        return schema;
    }

    /** The same schema with one thing changed: near misses are what a checker gets wrong. */
    JsonNode near(JsonNode schema) {
        if (!schema.isObject() || schema.isEmpty()) {
            return schema(2);
        }
        ObjectNode copy = ((ObjectNode) schema).deepCopy();
        List<String> keywords = List.copyOf(copy.propertyNames());
        String keyword = keywords.get(random.nextInt(keywords.size()));
        JsonNode value = copy.get(keyword);
        if (value.isInt()) {
            copy.put(keyword, Math.max(0, value.intValue() + random.nextInt(3) - 1));
        } else if (keyword.equals("properties") && !value.isEmpty()) {
            String name = List.copyOf(value.propertyNames()).get(random.nextInt(value.size()));
            ((ObjectNode) value).set(name, near(value.get(name)));
        } else if (keyword.equals("items") || keyword.equals("additionalProperties")) {
            copy.set(keyword, near(value));
        } else {
            copy.remove(keyword);
        }
        return copy;
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(5));
            case 3 -> JSON.numberNode(new java.math.BigDecimal(random.nextBoolean() ? "1.5" : "2.0"));
            case 4 -> JSON.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5 -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                NAMES.stream().filter(name -> chance(2)).forEach(name -> object.set(name, value(depth - 1)));
                if (chance(5)) {
                    object.set("other", value(depth - 1));
                }
                yield object;
            }
        };
    }

    private JsonNode nested(int depth) {
        return chance(8) ? JSON.objectNode().put("$ref", chance(2) ? "#" : "#/$defs/d") : schema(depth - 1);
    }

    private void types(ObjectNode schema) {
        if (chance(3)) {
            ArrayNode types = schema.putArray("type");
            TYPES.stream().filter(name -> chance(2)).forEach(types::add);
            if (types.isEmpty()) {
                types.add("object");
            }
        } else if (!chance(4)) {
            schema.put("type", chance(2) ? "object" : TYPES.get(random.nextInt(TYPES.size())));
        }
    }

    private void limit(ObjectNode schema, String... keywords) {
        for (String keyword : keywords) {
            if (chance(5)) {
                schema.put(keyword, random.nextInt(4));
            }
        }
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
