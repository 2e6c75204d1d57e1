package dev.drover.transfer.items;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns items into what DynamoDB's client sends, and back.
 *
 * <p>What was encoded, stored and read again decodes to an equal item: numbers come back in plain digits, however
 * DynamoDB wrote them. Sets and nulls, which no mapping makes, decode to a map as in DynamoDB's JSON ({@code {"SS": …}}
 * with sorted elements), so that an item with one equals no mapped item.
 */
public final class ItemCodec {

    private ItemCodec() {}

    public static Map<String, AttributeValue> encode(Item item) {
        return encode(item.attributes());
    }

    public static Item decode(Map<String, AttributeValue> attributes) {
        return new Item(decodeAll(attributes));
    }

    private static Map<String, AttributeValue> encode(Map<String, ItemValue> values) {
        Map<String, AttributeValue> attributes = new HashMap<>(values.size() * 4 / 3 + 1);
        for (Map.Entry<String, ItemValue> value : values.entrySet()) {
            attributes.put(value.getKey(), encode(value.getValue()));
        }
        return attributes;
    }

    private static AttributeValue encode(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return AttributeValue.fromS(text.value());
        }
        if (value instanceof ItemValue.Numeric number) {
            return AttributeValue.fromN(number.value());
        }
        if (value instanceof ItemValue.Bool bool) {
            return AttributeValue.fromBool(bool.value());
        }
        if (value instanceof ItemValue.Bytes bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.value()));
        }
        if (value instanceof ItemValue.Sequence sequence) {
            List<AttributeValue> elements = new ArrayList<>(sequence.values().size());
            for (ItemValue element : sequence.values()) {
                elements.add(encode(element));
            }
            return AttributeValue.fromL(elements);
        }
        return AttributeValue.fromM(encode(((ItemValue.Fields) value).values()));
    }

    private static Map<String, ItemValue> decodeAll(Map<String, AttributeValue> attributes) {
        Map<String, ItemValue> values = new LinkedHashMap<>(attributes.size() * 4 / 3 + 1);
        attributes.forEach((name, attribute) -> values.put(name, decode(attribute)));
        return values;
    }

    private static ItemValue decode(AttributeValue attribute) {
        return switch (attribute.type()) {
            case S -> new ItemValue.Text(attribute.s());
            case N -> ItemValue.Numeric.parse(attribute.n());
            case BOOL -> new ItemValue.Bool(attribute.bool());
            case B -> new ItemValue.Bytes(attribute.b().asByteArray());
            case L ->
                new ItemValue.Sequence(
                        attribute.l().stream().map(ItemCodec::decode).toList());
            case M -> new ItemValue.Fields(decodeAll(attribute.m()));
            case NUL -> foreign("NULL", new ItemValue.Bool(true));
            case SS ->
                foreign(
                        "SS",
                        new ItemValue.Sequence(attribute.ss().stream()
                                .sorted()
                                .<ItemValue>map(ItemValue.Text::new)
                                .toList()));
            case NS ->
                foreign(
                        "NS",
                        new ItemValue.Sequence(attribute.ns().stream()
                                .map(BigDecimal::new)
                                .sorted()
                                .<ItemValue>map(number -> ItemValue.Numeric.parse(number.toString()))
                                .toList()));
            case BS ->
                foreign(
                        "BS",
                        new ItemValue.Sequence(attribute.bs().stream()
                                .sorted((a, b) -> a.asByteBuffer().compareTo(b.asByteBuffer()))
                                .<ItemValue>map(bytes -> new ItemValue.Bytes(bytes.asByteArray()))
                                .toList()));
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException(
                        "DynamoDB answers a type that is newer than" + " Drover's library: " + attribute);
        };
    }

    private static ItemValue foreign(String type, ItemValue content) {
        return new ItemValue.Fields(Map.of(type, content));
    }
}
