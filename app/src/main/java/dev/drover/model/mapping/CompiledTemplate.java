package dev.drover.model.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
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
        StringBuilder text = new StringBuilder(64);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
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

    /** The number that a template of one column and nothing else stands for, or null. */
    ItemValue.@Nullable Numeric number(@Nullable Object[] row) {
        CompiledColumn column = pieces.get(0).column();
        return column == null ? null : column.number(row);
    }

    private static void pad(StringBuilder text, Piece piece, String value) {
        int missing = piece.width() - value.length();
        if (piece.width() > 0) {
            if (missing < 0 || value.startsWith("-") || value.indexOf('.') >= 0) {
                throw new ValueException(Objects.requireNonNull(piece.column()).name() + " is " + value
                        + ", which cannot be written with " + piece.width()
                        + " digits: only whole numbers from 0 keep their order as text");
            }
            for (int i = 0; i < missing; i++) {
                text.append('0');
            }
        }
        text.append(value);
    }
}
