package dev.drover.inventory;

import dev.drover.inventory.AccessPattern.Volume;

/** A count in digits that is never exceeded, or {@code UNBOUNDED}. */
public record BoundKind() implements FieldKind {

    @Override
    public Object read(String text, PatternField field) {
        String bare = text.strip();
        if (bare.equalsIgnoreCase(Volume.UNBOUNDED)) {
            return Volume.UNBOUNDED;
        }
        if (!bare.matches("0*[1-9][0-9]{0,8}")) {
            throw UnreadableException.as("a whole number above 0 or as the word unbounded", field);
        }
        return bare.replaceFirst("^0+", "");
    }

    @Override
    public String write(Object value) {
        return (String) value;
    }

    @Override
    public String nothing() {
        return "";
    }
}
