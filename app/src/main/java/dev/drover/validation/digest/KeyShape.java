package dev.drover.validation.digest;

import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.KeyTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of one key attribute look like: the fixed text of a template, with anything where columns stand. */
record KeyShape(String attribute, List<KeyTemplate.Part> parts, int literals) {

    static KeyShape of(String attribute, String template) {
        List<KeyTemplate.Part> parts = KeyTemplate.parse(template).parts();
        return new KeyShape(
                attribute,
                parts,
                parts.stream().mapToInt(part -> literal(part).length()).sum());
    }

    boolean fits(@Nullable ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return fits(text.value());
        }
        // A number key is one column and no fixed text.
        return value instanceof ItemValue.Numeric && literals == 0;
    }

    private boolean fits(String text) {
        int from = 0;
        boolean afterColumn = false;
        for (int i = 0; i < parts.size(); i++) {
            String literal = literal(parts.get(i));
            if (literal.isEmpty()) {
                afterColumn = true;
                continue;
            }
            int found = from;
            if (afterColumn) {
                boolean last = i == parts.size() - 1;
                found = last ? text.length() - literal.length() : text.indexOf(literal, from);
            }
            if (found < from || !text.startsWith(literal, found)) {
                return false;
            }
            from = found + literal.length();
            afterColumn = false;
        }
        return afterColumn || from == text.length();
    }

    private static String literal(KeyTemplate.Part part) {
        return part instanceof KeyTemplate.Part.Literal literal ? literal.text() : "";
    }
}
