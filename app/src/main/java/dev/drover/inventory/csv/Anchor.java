package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in the grid rows without headings were pasted.
 *
 * @param ids the patterns of the grid's rows from there downwards; rows beyond them are new patterns
 * @param column the column of the first value; the next values belong to the columns to its right
 */
public record Anchor(List<String> ids, PatternField column) {

    /** New patterns, from the first column on. */
    public static final Anchor NEW_ROWS = new Anchor(List.of(), PatternField.NAME);

    /** @param width how many values a row has */
    List<String> headings(int width) {
        return Stream.concat(
                        Stream.of("id"),
                        PatternField.columns().stream()
                                .dropWhile(field -> field != column)
                                .map(PatternField::key)
                                .limit(width))
                .toList();
    }

    /** Whether rows got these headings here, because they had none. */
    boolean gave(List<String> headings) {
        return headings.equals(headings(headings.size() - 1));
    }

    /** The row with the id of the pattern it was pasted onto. */
    SheetRow onto(int position, SheetRow row) {
        String id = position < ids.size() ? ids.get(position) : "";
        return new SheetRow(
                row.line(), Stream.concat(Stream.of(id), row.cells().stream()).toList());
    }
}
