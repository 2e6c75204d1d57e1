package dev.drover.validation.compare;

import dev.drover.model.mapping.ItemValue;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values for people: short, and so that null, empty and missing look different. */
final class ValueText {

    /** Characters of the longest text that is shown whole. */
    private static final int LIMIT = 160;

    private static final int KEPT = 70;

    /** Characters of a whole item that are shown. */
    private static final int ITEM_LIMIT = 600;

    private ValueText() {}

    static String of(@Nullable ItemValue value) {
        if (value == null) {
            return "(missing)";
        }
        if (isNull(value)) {
            return "(null)";
        }
        if (value instanceof ItemValue.Text text) {
            return text.value().isEmpty() ? "(empty text)" : shortened(visible(text.value()));
        }
        if (value instanceof ItemValue.Numeric number) {
            return number.value();
        }
        if (value instanceof ItemValue.Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof ItemValue.Bytes bytes) {
            return shortened("0x" + bytes);
        }
        if (value instanceof ItemValue.Sequence sequence) {
            return shortened(sequence.values().stream()
                    .limit(KEPT)
                    .map(ValueText::of)
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return shortened(of(((ItemValue.Fields) value).values()));
    }

    /** A whole item: its beginning, if it is long. */
    static String ofItem(Map<String, ItemValue> attributes) {
        String text = of(attributes);
        return text.length() <= ITEM_LIMIT
                ? text
                : text.substring(0, ITEM_LIMIT) + String.format(" … (%,d characters)", text.length());
    }

    private static String of(Map<String, ItemValue> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + of(e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The way the codec hands over a null of DynamoDB, which no mapping makes. */
    static boolean isNull(@Nullable ItemValue value) {
        return value instanceof ItemValue.Fields fields
                && fields.values().size() == 1
                && fields.values().containsKey("NULL");
    }

    /** Line ends, tabs and spaces at the end would be invisible in a table. */
    private static String visible(String text) {
        String shown = text.replace((char) 0, (char) 0x2400)
                .replace("\r", "\u240d")
                .replace("\n", "\u240a")
                .replace("\t", "\u2409");
        String end = shown.stripTrailing();
        String start = end.stripLeading();
        return "\u2423".repeat(end.length() - start.length()) + start + "\u2423".repeat(shown.length() - end.length());
    }

    private static String shortened(String text) {
        if (text.length() <= LIMIT) {
            return text;
        }
        return text.substring(0, KEPT) + " \u2026 " + text.substring(text.length() - KEPT)
                + String.format(" (%,d characters)", text.length());
    }
}
