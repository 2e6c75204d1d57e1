package dev.drover.connection;

import org.jspecify.annotations.Nullable;

/**
 * A column of a source table.
 *
 * @param type PostgreSQL's internal type name, for example {@code int8}, {@code numeric}, {@code timestamptz}
 * @param length the most characters a {@code varchar} takes; null if there is no limit
 * @param precision digits of a {@code numeric}; null if there is no limit
 * @param scale digits after the point of a {@code numeric}; null if there is no limit
 * @param generated whether the database computes the value from other columns
 */
public record SourceColumn(
        String name,
        String type,
        boolean nullable,
        @Nullable Integer length,
        @Nullable Integer precision,
        @Nullable Integer scale,
        boolean generated) {}
