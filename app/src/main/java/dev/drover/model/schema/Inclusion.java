package dev.drover.model.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds out whether a reader takes everything that a writer may write, both given as JSON Schema 2020-12.
 *
 * <p>It errs on one side only: when it finds nothing, every value that is valid for the writer is valid for the reader.
 * What it does not understand it names, and the answer is no.
 */
public final class Inclusion {

    private static final JsonNode ANYTHING = JsonNodeFactory.instance.booleanNode(true);
    private static final int MOST = 200;

    private final SchemaRoot writer;
    private final SchemaRoot reader;
    private final Unknown unknown;
    private final Set<Mismatch> found = new LinkedHashSet<>();
    private final Map<JsonNode, Set<JsonNode>> begun = new IdentityHashMap<>();

    private Inclusion(JsonNode written, JsonNode expected, Unknown unknown) {
        this.writer = new SchemaRoot(written);
        this.reader = new SchemaRoot(expected);
        this.unknown = unknown;
    }

    /** What a reader does with attributes that its schema does not name. */
    public enum Unknown {
        /** It follows its schema to the letter. */
        AS_WRITTEN,
        /** It ignores them, even where its schema says that there are none. */
        IGNORED
    }

    /**
     * Every reason against it; empty if the reader takes everything.
     *
     * @param name what the paths begin with
     */
    public static List<Mismatch> mismatches(String name, JsonNode written, JsonNode expected, Unknown unknown) {
        Inclusion inclusion = new Inclusion(written, expected, unknown);
        inclusion.compare(name, written, expected);
        return List.copyOf(inclusion.found);
    }

    private void compare(String path, JsonNode write, JsonNode read) {
        if (found.size() >= MOST || isFalse(write) || isTrue(read)) {
            return;
        }
        JsonNode written = writer.follow(write, (rule, why) -> cannotTell(path, rule, why + ", where it is written"));
        JsonNode expected = reader.follow(read, (rule, why) -> cannotTell(path, rule, why + ", where it is read"));
        if (written == null || expected == null || isFalse(written) || isTrue(expected)) {
            return;
        }
        if (isFalse(expected)) {
            breaks(path, "false", "written", "nothing");
            return;
        }
        // A pair that is met again inside itself holds if everything else does: values are finite.
        if (!begun.computeIfAbsent(written, w -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(expected)) {
            return;
        }
        writer.tellUnknown(written, (rule, why) -> cannotTell(path, rule, why));
        reader.tellUnknown(expected, (rule, why) -> cannotTell(path, rule, why));
        List<JsonNode> values = Values.all(written);
        if (values == null) {
            compareAll(path, written, expected);
        } else {
            values.forEach(value -> compareOne(path, value, expected));
        }
    }

    private void compareOne(String path, JsonNode value, JsonNode expected) {
        List<JsonNode> listed = Values.listed(expected);
        if (listed != null && !Values.contains(listed, value)) {
            breaks(path, expected.has("enum") ? "enum" : "const", Words.value(value), Words.values(listed));
        } else {
            compareShape(path, Values.around(value), expected);
        }
    }

    private void compareAll(String path, JsonNode written, JsonNode expected) {
        List<JsonNode> listed = Values.listed(expected);
        if (compareShape(path, written, expected) && listed != null) {
            breaks(
                    path,
                    expected.has("enum") ? "enum" : "const",
                    "any " + Words.types(Values.Types.of(written)).replace("any ", ""),
                    Words.values(listed));
        }
    }

    /** Answers whether the types fit, without which nothing else is worth saying. */
    private boolean compareShape(String path, JsonNode written, JsonNode expected) {
        Values.Types writes = Values.Types.of(written);
        Values.Types reads = Values.Types.of(expected);
        if (!writes.names().stream().allMatch(reads::allow)) {
            breaks(path, "type", Words.types(writes), Words.types(reads));
            return false;
        }
        if (writes.hasNumbers()) {
            numbers(path, written, expected);
        }
        if (writes.has("string")) {
            strings(path, written, expected);
        }
        if (writes.has("array")) {
            atLeast(path, written, expected, "minItems");
            atMost(path, written, expected, "maxItems");
            if (expected.has("items") && !isZero(written.get("maxItems"))) {
                compare(path + "[]", orAnything(written.get("items")), expected.get("items"));
            }
        }
        if (writes.has("object")) {
            objects(path, written, expected);
        }
        return true;
    }

    private void numbers(String path, JsonNode written, JsonNode expected) {
        bound(path, written, expected, "minimum", "exclusiveMinimum", 1);
        bound(path, written, expected, "maximum", "exclusiveMaximum", -1);
    }

    /** @param sign 1 for a lower bound, -1 for an upper one */
    private void bound(String path, JsonNode written, JsonNode expected, String open, String exclusive, int sign) {
        for (String keyword : List.of(open, exclusive)) {
            BigDecimal limit = number(expected.get(keyword));
            if (limit == null) {
                continue;
            }
            BigDecimal inclusiveBound = number(written.get(open));
            BigDecimal exclusiveBound = number(written.get(exclusive));
            boolean held = exclusiveBound != null && sign * exclusiveBound.compareTo(limit) >= 0
                    || inclusiveBound != null
                            && sign * inclusiveBound.compareTo(limit) >= (keyword.equals(open) ? 0 : 1);
            if (!held) {
                breaks(path, keyword, Words.limit(written, keyword), Words.limit(expected, keyword));
            }
        }
    }

    private void strings(String path, JsonNode written, JsonNode expected) {
        atLeast(path, written, expected, "minLength");
        atMost(path, written, expected, "maxLength");
        for (String keyword : List.of("pattern", "format", "contentEncoding", "contentMediaType")) {
            JsonNode rule = expected.get(keyword);
            if (rule == null || rule.equals(written.get(keyword))) {
                continue;
            }
            if (written.has("const")) {
                cannotTell(path, keyword, "Drover does not try it on the value " + Words.value(written.get("const")));
            } else if (written.has(keyword) && keyword.equals("pattern")) {
                cannotTell(
                        path,
                        keyword,
                        "two patterns differ: " + Words.value(written.get(keyword)) + " is written, "
                                + Words.value(rule) + " is expected");
            } else {
                breaks(path, keyword, Words.limit(written, keyword), Words.limit(expected, keyword));
            }
        }
    }

    private void atLeast(String path, JsonNode written, JsonNode expected, String keyword) {
        BigDecimal limit = number(expected.get(keyword));
        BigDecimal own = number(written.get(keyword));
        if (limit != null && limit.signum() > 0 && (own == null || own.compareTo(limit) < 0)) {
            breaks(path, keyword, Words.limit(written, keyword), Words.limit(expected, keyword));
        }
    }

    private void atMost(String path, JsonNode written, JsonNode expected, String keyword) {
        BigDecimal limit = number(expected.get(keyword));
        BigDecimal own = number(written.get(keyword));
        if (limit != null && (own == null || own.compareTo(limit) > 0)) {
            breaks(path, keyword, Words.limit(written, keyword), Words.limit(expected, keyword));
        }
    }

    private void objects(String path, JsonNode written, JsonNode expected) {
        JsonNode writtenNames = written.path("properties");
        JsonNode expectedNames = expected.path("properties");
        JsonNode writtenOthers = orAnything(written.get("additionalProperties"));
        JsonNode expectedOthers = orAnything(expected.get("additionalProperties"));
        if (unknown == Unknown.IGNORED && isFalse(expectedOthers)) {
            expectedOthers = ANYTHING;
        }
        List<String> certain = names(written.get("required"));
        for (String name : names(expected.get("required"))) {
            if (!certain.contains(name)) {
                JsonNode property = writtenNames.has(name) ? writtenNames.get(name) : writtenOthers;
                breaks(path + "." + name, "required", isFalse(property) ? "never there" : "optional", "required");
            }
        }
        Set<String> all = new LinkedHashSet<>(writtenNames.propertyNames());
        all.addAll(expectedNames.propertyNames());
        for (String name : all) {
            JsonNode write = writtenNames.has(name) ? writtenNames.get(name) : writtenOthers;
            JsonNode read = expectedNames.has(name) ? expectedNames.get(name) : expectedOthers;
            property(path + "." + name, write, read);
        }
        property(path + ".*", writtenOthers, expectedOthers);
    }

    private void property(String path, JsonNode write, JsonNode read) {
        if (isFalse(read) && !isFalse(write)) {
            breaks(path, "additionalProperties", "allowed", "absent");
        } else {
            compare(path, write, read);
        }
    }

    private static List<String> names(@Nullable JsonNode list) {
        List<String> names = new ArrayList<>();
        if (list != null) {
            list.forEach(name -> names.add(name.asString("")));
        }
        return names;
    }

    private static @Nullable BigDecimal number(@Nullable JsonNode node) {
        return node != null && node.isNumber() ? node.decimalValue() : null;
    }

    private static boolean isZero(@Nullable JsonNode node) {
        BigDecimal number = number(node);
        return number != null && number.signum() == 0;
    }

    private static JsonNode orAnything(@Nullable JsonNode schema) {
        return schema == null ? ANYTHING : schema;
    }

    private static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private static boolean isTrue(JsonNode schema) {
        return schema.isBoolean() && schema.booleanValue() || schema.isObject() && schema.isEmpty();
    }

    private void breaks(String path, String rule, String written, String expected) {
        found.add(Mismatch.breaks(path, rule, written, expected));
    }

    private void cannotTell(String path, String rule, String why) {
        found.add(Mismatch.unknown(path, rule, why));
    }
}
