package dev.drover.model.mapping;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template whose columns are known. */
record CompiledTemplate(List<Piece> pieces, @Nullable ZoneId zone) {

    /**
     * Text before, and then a column.
     *
     * @param column null at the end, where only text is left
     */
    record Piece(String literal, @Nullable CompiledColumn column, int width) {}

    /** The text, or null if one of its columns is null: such a row does not appear under this key. */
    @Nullable
    String text(@Nullable Object[] row) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.literal());
            if (piece.column() != null) {
                String value = piece.column().text(row, zone);
                if (value == null) {
                    return null;
                }
                pad(text, piece, value);
            }
        }
        return text.toString();
    }

    private static void pad(StringBuilder text, Piece piece, String value) {
        if (piece.width() > 0) {
            if (value.startsWith("-") || value.indexOf('.') >= 0 || value.length() > piece.width()) {
                throw new ValueException(
                        piece.column() == null
                                ? ""
                                : piece.column().name()
                                        + " is " + CompiledColumn.shortened(value) + ", which does not fit "
                                        + piece.width()
                                        + " digits");
            }
            text.append("0".repeat(piece.width() - value.length()));
        }
        text.append(value);
    }
}
