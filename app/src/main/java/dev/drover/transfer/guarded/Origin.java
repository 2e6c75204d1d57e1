package dev.drover.transfer.guarded;

import dev.drover.model.mapping.SourceKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The row of the source that an item was made from.
 *
 * @param entity the entity of the model that took the row
 */
public record Origin(String entity, SourceKey key) {

    private static final char BETWEEN = '/';
    private static final char ESCAPE = '\\';

    /** As it is kept with the item: no two origins have the same text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, entity);
        key.values().forEach(value -> append(text.append(BETWEEN), value));
        return text.toString();
    }

    /** @throws IllegalArgumentException if no origin has this text */
    public static Origin parse(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == BETWEEN) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (parts.size() < 2) {
            throw new IllegalArgumentException("\"" + text + "\" does not say which row an item was made from");
        }
        return new Origin(parts.get(0), new SourceKey(parts.subList(1, parts.size())));
    }

    private static void append(StringBuilder text, String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == BETWEEN || c == ESCAPE) {
                text.append(ESCAPE);
            }
            text.append(c);
        }
    }
}
