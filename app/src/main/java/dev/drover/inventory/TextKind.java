package dev.drover.inventory;

/**
 * Words of people.
 *
 * @param longest in characters
 * @param oneLine whether line breaks and tabs become spaces
 */
public record TextKind(int longest, boolean oneLine) implements FieldKind {

    static final TextKind LINE = new TextKind(200, true);
    static final TextKind LINES = new TextKind(4_000, false);

    @Override
    public String read(String text, PatternField field) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        String tidy = oneLine ? lines.replaceAll("[\\n\\t]+", " ") : lines;
        tidy.codePoints().filter(TextKind::isInvisible).findFirst().ifPresent(codePoint -> {
            throw UnreadableException.invisible(field, codePoint);
        });
        if (tidy.length() > longest) {
            throw UnreadableException.tooLong(field, longest, tidy.length());
        }
        return tidy;
    }

    @Override
    public String write(Object value) {
        return (String) value;
    }

    @Override
    public String nothing() {
        return "";
    }

    /** Control characters, and halves of characters, which PostgreSQL refuses to store. */
    static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SURROGATE || type == Character.CONTROL && codePoint != '\n' && codePoint != '\t';
    }
}
