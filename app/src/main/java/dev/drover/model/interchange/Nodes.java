package dev.drover.model.interchange;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks into trees that may have any shape: what is not there or is something else counts as empty. */
final class Nodes {

    private Nodes() {}

    /** The text of a property; empty if it is missing or no text. */
    static String text(JsonNode node, String name) {
        return node.path(name).stringValue("");
    }

    /** The parts of a list; empty if it is missing or no list. */
    static List<JsonNode> list(JsonNode node, String name) {
        JsonNode list = node.path(name);
        return list.isArray() ? list.valueStream().toList() : List.of();
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode node, String name) {
        return list(node, name).stream().flatMap(Nodes::text).toList();
    }

    private static Stream<String> text(JsonNode node) {
        return node.isString() ? Stream.of(node.stringValue()) : Stream.empty();
    }

    /** Whether any text in it has something that is no character: no database can store it. */
    static boolean hasNoCharacter(JsonNode node) {
        if (node.isString()) {
            return hasNoCharacter(node.stringValue());
        }
        return node.isObject()
                ? node.propertyStream()
                        .anyMatch(property -> hasNoCharacter(property.getKey()) || hasNoCharacter(property.getValue()))
                : node.isArray() && node.valueStream().anyMatch(Nodes::hasNoCharacter);
    }

    private static boolean hasNoCharacter(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** A value for people: not longer than a line. */
    static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= 60
                ? value
                : value.substring(0, value.offsetByCodePoints(0, 60)) + "…";
    }
}
