package dev.drover.model.schema;

import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A whole schema, in which references are looked up, and the keywords that are compared. */
record SchemaRoot(JsonNode whole) {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> SILENT = Set.of(
            "$comment", "$defs", "default", "deprecated", "description", "examples", "readOnly", "title", "writeOnly");
    private static final Set<String> COMPARED = Set.of(
            "$ref",
            "additionalProperties",
            "const",
            "contentEncoding",
            "contentMediaType",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "pattern",
            "properties",
            "required",
            "type");
    private static final int MOST_HOPS = 50;

    /**
     * The schema behind references; null if it cannot be found, which has been said then.
     *
     * @param unknown is told the keyword, and why nobody can tell
     */
    @Nullable
    JsonNode follow(JsonNode schema, BiConsumer<String, String> unknown) {
        JsonNode node = schema;
        for (int hops = 0; node.has("$ref"); hops++) {
            String reference = node.get("$ref").asString("");
            JsonNode target = target(reference);
            if (hops == MOST_HOPS || target == null) {
                unknown.accept(
                        "$ref", "the reference " + reference + " does not lead to a schema of the same document");
                return null;
            }
            for (String keyword : node.propertyNames()) {
                if (!keyword.equals("$ref") && !isSilent(node, keyword)) {
                    unknown.accept("$ref", "the reference stands beside " + keyword + ", and both would count");
                    return null;
                }
            }
            node = target;
        }
        return node;
    }

    /** Tells of every keyword that is not compared. */
    void tellUnknown(JsonNode schema, BiConsumer<String, String> unknown) {
        for (String keyword : schema.propertyNames()) {
            if (!COMPARED.contains(keyword) && !isSilent(schema, keyword)) {
                unknown.accept(keyword, "Drover does not compare " + keyword);
            }
        }
    }

    private @Nullable JsonNode target(String reference) {
        if (reference.equals("#")) {
            return whole;
        }
        if (!reference.startsWith("#/") || reference.contains("%")) {
            return null;
        }
        JsonNode target = whole.at(JsonPointer.compile(reference.substring(1)));
        return target.isObject() || target.isBoolean() ? target : null;
    }

    /** Whether a keyword says nothing about values; an {@code $id} inside would change where references lead. */
    private boolean isSilent(JsonNode schema, String keyword) {
        return switch (keyword) {
            case "$schema" -> schema.get(keyword).asString("").equals(DIALECT);
            case "$id" -> schema == whole;
            default -> SILENT.contains(keyword);
        };
    }
}
