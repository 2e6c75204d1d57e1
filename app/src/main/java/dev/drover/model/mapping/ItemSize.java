package dev.drover.model.mapping;

import java.util.Map;

/**
 * How many bytes DynamoDB counts for values.
 *
 * <p>UTF-8 bytes of names and texts; a number about half a byte a significant digit and one more; 1 for a boolean; 3 and
 * 1 for each element for lists and maps. Source: DynamoDB developer guide, "Item sizes and formats".
 */
final class ItemSize {

    /** The largest item that DynamoDB takes, names included. */
    static final int LIMIT = 400 * 1024;

    private ItemSize() {}

    /** Whether an item has to be measured exactly: most are far from the limit, and that is quick to see. */
    static boolean mayExceedLimit(ShapedAttributes attributes) {
        return atMost(attributes) > LIMIT;
    }

    private static long atMost(ShapedAttributes attributes) {
        long bytes = attributes.shape().nameBytes();
        for (int i = 0; i < attributes.shape().size(); i++) {
            ItemValue value = attributes.at(i);
            if (value != null) {
                bytes += atMost(value);
            }
        }
        return bytes;
    }

    private static long atMost(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return 3L * text.value().length();
        }
        if (value instanceof ItemValue.Numeric number) {
            return 1L + number.value().length();
        }
        if (value instanceof ItemValue.Sequence sequence) {
            long bytes = 3 + sequence.values().size();
            for (ItemValue element : sequence.values()) {
                bytes += atMost(element);
            }
            return bytes;
        }
        if (value instanceof ItemValue.Fields fields && fields.values() instanceof ShapedAttributes shaped) {
            return 3 + shaped.size() + atMost(shaped);
        }
        return of(value);
    }

    static int of(Map<String, ItemValue> attributes) {
        return attributes instanceof ShapedAttributes shaped ? shaped.bytes() : measured(attributes);
    }

    static int measured(Map<String, ItemValue> attributes) {
        int bytes = 0;
        for (Map.Entry<String, ItemValue> attribute : attributes.entrySet()) {
            bytes += utf8Length(attribute.getKey()) + of(attribute.getValue());
        }
        return bytes;
    }

    static int of(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return utf8Length(text.value());
        }
        if (value instanceof ItemValue.Numeric number) {
            return number(number.value());
        }
        if (value instanceof ItemValue.Bool) {
            return 1;
        }
        if (value instanceof ItemValue.Bytes bytes) {
            return bytes.value().length;
        }
        if (value instanceof ItemValue.Sequence sequence) {
            int bytes = 3 + sequence.values().size();
            for (ItemValue element : sequence.values()) {
                bytes += of(element);
            }
            return bytes;
        }
        Map<String, ItemValue> fields = ((ItemValue.Fields) value).values();
        return 3 + fields.size() + of(fields);
    }

    private static int number(String digits) {
        int significant = 0;
        int trailingZeros = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '1' && c <= '9') {
                significant += trailingZeros + 1;
                trailingZeros = 0;
            } else if (c == '0' && significant > 0) {
                trailingZeros++;
            }
        }
        return (significant + 1) / 2 + 1 + (digits.startsWith("-") ? 1 : 0);
    }

    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
