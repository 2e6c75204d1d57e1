package dev.drover.model.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text with columns in braces: {@code CUSTOMER#{customer_id}}. A width after a colon pads a number with zeros, so that
 * text order is number order: <code>LINE#{line_no:6}</code>.
 */
public record KeyTemplate(List<Part> parts) {

    /** A piece of a template. */
    public sealed interface Part {

        /** Text that stands as it is. */
        record Literal(String text) implements Part {}

        /**
         * The value of a column.
         *
         * @param width the least number of digits; 0 for no padding
         */
        record Slot(String column, int width) implements Part {}
    }

    public KeyTemplate {
        parts = List.copyOf(parts);
    }

    /** @throws TemplateException if a brace is not closed, a name is missing or a width is not a number */
    public static KeyTemplate parse(String template) {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        while (position < template.length()) {
            int open = template.indexOf('{', position);
            String literal = template.substring(position, open < 0 ? template.length() : open);
            if (literal.indexOf('}') >= 0) {
                throw new TemplateException(template, "it has a } without a { before it");
            }
            if (!literal.isEmpty()) {
                parts.add(new Part.Literal(literal));
            }
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new TemplateException(template, "the { at character " + (open + 1) + " is never closed");
            }
            parts.add(slot(template, template.substring(open + 1, close)));
            position = close + 1;
        }
        return new KeyTemplate(parts);
    }

    private static Part slot(String template, String inside) {
        int colon = inside.indexOf(':');
        String column = (colon < 0 ? inside : inside.substring(0, colon)).strip();
        if (column.isEmpty() || column.indexOf('{') >= 0) {
            throw new TemplateException(template, "between { and } it needs the name of a column");
        }
        if (colon < 0) {
            return new Part.Slot(column, 0);
        }
        try {
            int width = Integer.parseInt(inside.substring(colon + 1).strip());
            if (width < 1 || width > 38) {
                throw new TemplateException(template, "a width is between 1 and 38");
            }
            return new Part.Slot(column, width);
        } catch (NumberFormatException e) {
            throw new TemplateException(
                    template, "after the colon it needs a width in digits, for example {" + column + ":10}");
        }
    }

    /** The columns it names, in the order in which they stand. */
    public List<String> columns() {
        return slots().map(Part.Slot::column).toList();
    }

    /** What stands before the first column: the prefix that all values share. */
    public String prefix() {
        return !parts.isEmpty() && parts.get(0) instanceof Part.Literal literal ? literal.text() : "";
    }

    /** The columns with their widths, in the order in which they stand. */
    public Stream<Part.Slot> slots() {
        return parts.stream().filter(Part.Slot.class::isInstance).map(Part.Slot.class::cast);
    }
}
