package dev.drover.transfer.change.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A table whose changes a slot gives, as it was when the slot was made.
 *
 * @param primaryKey its columns in key order
 * @param whole whether a change carries the whole row as it was, and not only its key
 * @param columns those that the source computes are left out
 */
public record FollowedTable(String name, List<String> primaryKey, boolean whole, List<Column> columns) {

    /** Whether a change says what these columns were, if it changed them. */
    public boolean tellsOld(Collection<String> names) {
        return whole || primaryKey.containsAll(names);
    }

    /**
     * A column.
     *
     * @param type the number of its type in the source's catalogue
     * @param modifier its length, precision or scale as the catalogue keeps them; -1 without
     * @param words the same for people
     */
    public record Column(String name, long type, int modifier, String words) {

        private boolean isLike(Column other) {
            return type == other.type && modifier == other.modifier;
        }
    }

    /** What a row of it says now that it did not say then, or the other way around, in words. */
    Optional<String> differenceTo(List<Column> now) {
        List<String> differences = new ArrayList<>();
        for (Column column : columns) {
            Optional<Column> found = named(column.name(), now);
            if (found.isEmpty()) {
                differences.add("the column " + column.name() + " is gone");
            } else if (!found.get().isLike(column)) {
                differences.add("the column " + column.name() + " was " + column.words() + " and is "
                        + found.get().words());
            }
        }
        for (Column column : now) {
            if (named(column.name(), columns).isEmpty()) {
                differences.add("there is a new column " + column.name());
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", differences));
    }

    private static Optional<Column> named(String name, List<Column> columns) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
