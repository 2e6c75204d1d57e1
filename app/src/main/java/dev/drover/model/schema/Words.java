package dev.drover.model.schema;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what a schema allows. */
final class Words {

    private static final int MOST_VALUES = 5;
    private static final int LONGEST = 60;

    private Words() {}

    /** "integer or null", "any value". */
    static String types(Values.Types types) {
        return types.isAny() ? "any value" : String.join(" or ", new TreeSet<>(types.names()));
    }

    /** "one of "OPEN", "PAID"". */
    static String values(List<JsonNode> values) {
        String some = values.stream().limit(MOST_VALUES).map(Words::value).collect(Collectors.joining(", "));
        int more = values.size() - MOST_VALUES;
        return (values.size() == 1 ? "" : "one of ") + some + (more > 0 ? " and " + more + " more" : "");
    }

    static String value(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1)) + "…";
    }

    /** "maxLength 40", or "no maxLength". */
    static String limit(JsonNode schema, String keyword) {
        return schema.has(keyword) ? keyword + " " + value(schema.get(keyword)) : "no " + keyword;
    }
}
