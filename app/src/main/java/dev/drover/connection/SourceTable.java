package dev.drover.connection;

import java.util.List;
import java.util.Optional;

/**
 * A table of a source database.
 *
 * @param primaryKey its columns in key order; empty if the table has no primary key
 * @param estimatedRows what the planner believes; 0 if the table was never analysed
 */
public record SourceTable(
        String name,
        List<SourceColumn> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        long estimatedRows) {

    /** A reference from columns of this table to columns of another. */
    public record ForeignKey(List<String> columns, String references, List<String> referencedColumns) {}

    public Optional<SourceColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }
}
