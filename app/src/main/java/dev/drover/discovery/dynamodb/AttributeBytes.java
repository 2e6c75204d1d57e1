package dev.drover.discovery.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes DynamoDB counts for an item that it returned.
 *
 * <p>UTF-8 bytes of names and texts; a number half a byte a significant digit and one more; 1 for a boolean or null; 3 and
 * 1 for each element for lists and maps. Source: DynamoDB developer guide, "Item sizes and formats".
 */
final class AttributeBytes {

    private AttributeBytes() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(each -> utf8(each.getKey()) + of(each.getValue()))
                .sum();
    }

    static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(AttributeBytes::utf8).sum();
            case NS -> value.ns().stream().mapToInt(AttributeBytes::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToInt(bytes -> bytes.asByteArrayUnsafe().length)
                        .sum();
            case L -> 3 + value.l().size() + sum(value.l());
            case M -> 3 + value.m().size() + of(value.m());
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    private static int sum(Collection<AttributeValue> values) {
        return values.stream().mapToInt(AttributeBytes::of).sum();
    }

    /** Zeros before the first and after the last digit that counts are free. */
    private static int number(String text) {
        String digits = text.replaceAll("[eE].*$|[^0-9]", "").replaceAll("^0+|0+$", "");
        return (digits.length() + 1) / 2 + 1 + (text.startsWith("-") ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
