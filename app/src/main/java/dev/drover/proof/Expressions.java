package dev.drover.proof;

import dev.drover.model.mapping.ItemValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names and values in an expression, under placeholders. */
final class Expressions {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    String name(String attribute) {
        String placeholder = "#n" + names.size();
        names.put(placeholder, attribute);
        return placeholder;
    }

    String value(ItemValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, Values.of(value));
        return placeholder;
    }

    String compare(String attribute, String operator, ItemValue value) {
        return name(attribute) + " " + operator + " " + value(value);
    }

    String range(String attribute, SortRange range) {
        return switch (range.operator()) {
            case "begins_with" -> "begins_with(" + name(attribute) + ", " + value(range.value()) + ")";
            case "between" ->
                name(attribute) + " between " + value(range.value()) + " and "
                        + value(Objects.requireNonNull(range.upTo()));
            default -> compare(attribute, range.operator(), range.value());
        };
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }
}
