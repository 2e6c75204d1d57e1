package dev.drover.inventory.csv;

import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternProblem;
import dev.drover.inventory.StoredPattern;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences for rows that cannot be imported: line, column, what to do, the value found. */
final class RowErrors {

    private RowErrors() {}

    /** Line 42, column "peak_rps": enter the peak calls per second as a number, for example 120. Found "abc". */
    static String of(SheetRow row, Columns columns, PatternProblem problem) {
        int index = columns.indexOf(problem.field());
        String where = index < 0 ? problem.field().inWords() : "column " + columns.name(index);
        return where(row) + where + ": " + lowerCase(problem.sentence()) + ". Found \""
                + RefusedFileException.shortened(problem.found()) + "\".";
    }

    static String otherLength(SheetRow row, int headings) {
        return where(row) + row.cells().size() + " values, but the first line has " + headings
                + " columns. Look for a missing separator, or for one inside a value that needs quotation marks.";
    }

    static String ambiguous(SheetRow row, Columns columns, List<StoredPattern> namesakes) {
        String ids = namesakes.stream().map(pattern -> pattern.id().toString()).collect(Collectors.joining(", "));
        return where(row) + nameColumn(columns) + ": several patterns are called \""
                + RefusedFileException.shortened(namesakes.get(0).pattern().name()) + "\" (" + ids
                + "). Write the id of the right one into a column id.";
    }

    static String twice(SheetRow row, Columns columns, RowReading reading, int earlier) {
        String what = reading.id()
                .map(id -> "column " + columns.name(columns.meanings().indexOf(Meaning.Special.ID)) + ": " + id)
                .orElseGet(() -> nameColumn(columns) + ": \""
                        + RefusedFileException.shortened(reading.edit().texts().getOrDefault(PatternField.NAME, ""))
                        + "\"");
        return where(row) + what + " is on line " + earlier + " already. Keep one of the two lines.";
    }

    private static String where(SheetRow row) {
        return "Line %,d, ".formatted(row.line());
    }

    private static String nameColumn(Columns columns) {
        int index = columns.indexOf(PatternField.NAME);
        return index < 0 ? "name" : "column " + columns.name(index);
    }

    private static String lowerCase(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
