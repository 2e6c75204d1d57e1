package dev.drover.validation.pass;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of items as texts that can be stored: the type's letter and the value, {@code SORDER#17} or {@code N17}. */
public final class KeyText {

    private KeyText() {}

    /** The key of an item, in the order of the names. */
    public static Map<String, String> of(Item item, Collection<String> keyNames) {
        Map<String, String> key = new LinkedHashMap<>();
        for (String name : keyNames) {
            ItemValue value = item.attributes().get(name);
            if (value instanceof ItemValue.Numeric number) {
                key.put(name, "N" + number.value());
            } else if (value instanceof ItemValue.Text text) {
                key.put(name, "S" + text.value());
            }
        }
        return key;
    }

    static Map<String, String> of(Map<String, AttributeValue> key) {
        Map<String, String> texts = new LinkedHashMap<>();
        key.forEach((name, value) -> texts.put(name, value.n() == null ? "S" + value.s() : "N" + value.n()));
        return texts;
    }

    /** The key as DynamoDB takes it. */
    static Map<String, AttributeValue> attributes(Map<String, String> key) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        key.forEach((name, text) -> {
            String value = text.substring(1);
            attributes.put(name, text.charAt(0) == 'N' ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
        });
        return attributes;
    }

    /** For people: {@code CUSTOMER#5 · ORDER#17}. */
    public static String words(Map<String, String> key) {
        return key.values().stream()
                .map(text -> text.substring(1).replace((char) 0, (char) 0x2400))
                .collect(Collectors.joining(" \u00b7 "));
    }
}
