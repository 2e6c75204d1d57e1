package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.IndexColumn;
import dev.drover.model.relational.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a key or an index of a table finds what a pattern asks for: exact values of its first columns, then at most one
 * range, then the order of the next column. What is left over is compared or sorted after the rows are read.
 *
 * @param word "Primary key", or the index's name
 * @param condition in words: {@code order_id equal, booked_on from a value on}
 * @param oneRow whether it leads to one row at most
 * @param used how many columns of the pattern it uses
 */
record RowPath(String word, String condition, boolean oneRow, int used, List<String> caveats) {

    /** The best path of a table; empty if every row would have to be read. */
    static Optional<RowPath> best(RelationalTable table, RowConditions known, String filters) {
        Stream<RowPath> key = Stream.of(table.primaryKey())
                .filter(columns -> !columns.isEmpty())
                .flatMap(columns -> of("Primary key", columns, true, known).stream());
        Stream<RowPath> indexes = table.indexes().stream()
                .filter(index -> index.condition() == null || isSaid(index.condition(), filters))
                .flatMap(index -> of(
                        index.name(),
                        index.columns().stream().map(IndexColumn::name).toList(),
                        index.unique(),
                        known)
                        .stream());
        return Stream.concat(key, indexes)
                .min(Comparator.comparing((RowPath path) -> !path.oneRow())
                        .thenComparing(path -> path.caveats().size())
                        .thenComparing(path -> -path.used()));
    }

    /** An index over some rows finds those of a query only if the query says the same condition. */
    private static boolean isSaid(String condition, String filters) {
        return SqlText.same(condition, filters);
    }

    private static Optional<RowPath> of(String word, List<String> columns, boolean unique, RowConditions known) {
        List<String> words = new ArrayList<>();
        int exact = 0;
        while (exact < columns.size() && known.isExact(columns.get(exact))) {
            words.add(columns.get(exact++) + " equal");
        }
        @Nullable String next = exact < columns.size() ? columns.get(exact) : null;
        @Nullable Operator range = next == null ? null : known.range(next);
        if (range != null) {
            words.add(next + " " + SortMatch.words(range));
        }
        boolean oneRow = unique && exact == columns.size();
        @Nullable String orderedBy = known.orderedBy();
        boolean sorted = !known.isOrdered()
                || oneRow
                || next != null && (orderedBy == null && known.elsewhere().isEmpty() || next.equals(orderedBy));
        boolean onlyOrder = known.columns().isEmpty() && known.isOrdered() && sorted && next != null;
        if (words.isEmpty() && !onlyOrder) {
            return Optional.empty();
        }
        if (known.isOrdered() && sorted && !oneRow) {
            words.add("in the order of " + next);
        }
        int used = exact + (range == null ? 0 : 1);
        return Optional.of(new RowPath(
                word, String.join(", ", words), oneRow, used, caveats(columns, used, range, known, oneRow, sorted)));
    }

    private static List<String> caveats(
            List<String> columns,
            int used,
            @Nullable Operator range,
            RowConditions known,
            boolean oneRow,
            boolean sorted) {
        List<String> caveats = new ArrayList<>();
        if (oneRow) {
            return caveats;
        }
        List<String> left = known.columns().stream()
                .filter(column -> !columns.subList(0, used).contains(column))
                .toList();
        if (!left.isEmpty()) {
            caveats.add(Words.list(left) + (left.size() == 1 ? " is" : " are") + " compared after the rows are read.");
        }
        if (!sorted) {
            caveats.add("The rows are sorted after they are read.");
        }
        if (range == Operator.BEGINS_WITH) {
            caveats.add("An index finds the beginning of a text only under the collation C, or with the operator class"
                    + " text_pattern_ops.");
        }
        return caveats;
    }
}
