package dev.drover.web.model;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** Writes an item for people: like JSON, one attribute a line, long texts cut off. */
final class ItemText {

    private static final int LONGEST = 300;

    private final StringBuilder text = new StringBuilder();

    private ItemText() {}

    static String of(Item item) {
        ItemText written = new ItemText();
        written.fields(item.attributes(), 0);
        return written.text.toString();
    }

    private void value(ItemValue value, int depth) {
        if (value instanceof ItemValue.Text string) {
            quoted(string.value());
        } else if (value instanceof ItemValue.Numeric number) {
            text.append(number.value());
        } else if (value instanceof ItemValue.Bool bool) {
            text.append(bool.value());
        } else if (value instanceof ItemValue.Bytes bytes) {
            quoted("base64:" + Base64.getEncoder().encodeToString(bytes.value()));
        } else if (value instanceof ItemValue.Sequence sequence) {
            sequence(sequence, depth);
        } else if (value instanceof ItemValue.Fields fields) {
            fields(fields.values(), depth);
        }
    }

    private void fields(Map<String, ItemValue> fields, int depth) {
        text.append('{');
        Iterator<Map.Entry<String, ItemValue>> entries = fields.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, ItemValue> entry = entries.next();
            line(depth + 1);
            quoted(entry.getKey());
            text.append(": ");
            value(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        end('}', fields.isEmpty(), depth);
    }

    private void sequence(ItemValue.Sequence sequence, int depth) {
        text.append('[');
        Iterator<ItemValue> values = sequence.values().iterator();
        while (values.hasNext()) {
            line(depth + 1);
            value(values.next(), depth + 1);
            text.append(values.hasNext() ? "," : "");
        }
        end(']', sequence.values().isEmpty(), depth);
    }

    private void line(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    private void end(char bracket, boolean empty, int depth) {
        if (!empty) {
            line(depth);
        }
        text.append(bracket);
    }

    private void quoted(String string) {
        String shown = string;
        String rest = "";
        if (string.length() > LONGEST) {
            int end = Character.isHighSurrogate(string.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            shown = string.substring(0, end);
            rest = String.format(Locale.ENGLISH, " … %,d characters", string.length());
        }
        text.append('"');
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        text.append('"').append(rest);
    }
}
