package dev.drover.inventory.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds what, for a person to look at and correct.
 *
 * @param recognised the set of headings that the file has; null if it is none that is known
 * @param remembered whether somebody chose this for a file with the same headings before
 * @param problem why it cannot be used as it is; null if it can
 */
public record ColumnMapping(
        List<Column> columns,
        @Nullable HeadingSet recognised,
        boolean remembered,
        @Nullable String problem) {

    private static final int EXAMPLES = 3;

    public ColumnMapping {
        columns = List.copyOf(columns);
    }

    /** The same columns with what somebody chose and cannot be used. */
    public ColumnMapping with(List<String> choices) {
        return new ColumnMapping(
                IntStream.range(0, columns.size())
                        .mapToObj(i -> new Column(
                                columns.get(i).heading(),
                                i < choices.size() ? choices.get(i) : "",
                                columns.get(i).examples()))
                        .toList(),
                recognised,
                remembered,
                null);
    }

    /**
     * One column.
     *
     * @param choice the key of what it holds; empty if it is left out
     * @param examples its first values that are not empty
     */
    public record Column(String heading, String choice, List<String> examples) {}

    /** Something that a column may hold. */
    public record Choice(String key, String label) {}

    static ColumnMapping of(Sheet sheet, Columns columns, boolean remembered) {
        return new ColumnMapping(
                IntStream.range(0, sheet.headings().size())
                        .mapToObj(i -> new Column(
                                sheet.headings().get(i),
                                columns.meanings().get(i).key(),
                                examples(sheet, i)))
                        .toList(),
                HeadingSet.of(sheet.headings()),
                remembered,
                columns.problem().orElse(null));
    }

    /** Everything that a column may hold: the id, the fields, and what the AWS sample projects have besides. */
    public static List<Choice> choices() {
        return Meaning.all()
                .map(meaning -> new Choice(meaning.key(), meaning.label()))
                .toList();
    }

    private static List<String> examples(Sheet sheet, int index) {
        return sheet.rows().stream()
                .filter(row -> index < row.cells().size())
                .map(row -> row.cells().get(index))
                .filter(cell -> !cell.isBlank())
                .map(RefusedFileException::shortened)
                .limit(EXAMPLES)
                .toList();
    }
}
