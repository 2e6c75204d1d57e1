package dev.drover.connection;

import java.util.List;

/**
 * Something that a source database watches over or does by itself.
 *
 * @param table the table it belongs to; for a view, a table that it reads
 * @param columns the columns it is about; empty if it is not about single columns
 * @param definition as PostgreSQL writes it
 */
public record SourceRule(Kind kind, String table, String name, List<String> columns, String definition) {

    /** What kind of thing it is. */
    public enum Kind {
        /** No two rows with the same value. */
        UNIQUE,
        /** A condition that every row fulfils. */
        CHECK,
        /** Code that runs with every change. */
        TRIGGER,
        /** Numbers that the database hands out. */
        SEQUENCE,
        /** A foreign key that deletes or changes rows of its own accord. */
        CASCADE,
        /** A view over the table. */
        VIEW
    }

    public SourceRule {
        columns = List.copyOf(columns);
    }
}
