package dev.drover.model.relational;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of a PostgreSQL database in the target, for example in Aurora.
 *
 * @param sourceTable the table of the source whose rows it is planned for
 * @param primaryKey its columns in key order; empty for none
 */
public record RelationalTable(
        String name,
        String sourceTable,
        List<Column> columns,
        List<String> primaryKey,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks) {

    public RelationalTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
    }

    /**
     * A column.
     *
     * @param type as PostgreSQL writes it, for example {@code numeric(14,4)}
     * @param source the column of the source table whose values it holds; null if nothing in the source fills it
     */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String source) {}

    /**
     * An index beside the primary key.
     *
     * @param condition the index holds only rows that fulfil this; null for all rows
     */
    public record Index(
            String name,
            List<IndexColumn> columns,
            boolean unique,
            @Nullable String condition) {

        public Index {
            columns = List.copyOf(columns);
        }

        public List<String> columnNames() {
            return columns.stream().map(IndexColumn::name).toList();
        }
    }

    /** A column of an index and the way it is sorted. */
    public record IndexColumn(String name, boolean descending) {}

    /**
     * A reference to rows of another relational table of the model.
     *
     * @param references the name of that table
     * @param referencedColumns as many as there are columns, and unique together
     */
    public record ForeignKey(
            String name, List<String> columns, String references, List<String> referencedColumns, OnDelete onDelete) {

        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }

        ForeignKey referring(String otherTable) {
            return new ForeignKey(name, columns, otherTable, referencedColumns, onDelete);
        }
    }

    /** What happens to a row when the row that it points to is deleted. */
    public enum OnDelete {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** As SQL writes it: "SET NULL". */
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    /** A condition that every row fulfils, as SQL without the word CHECK and its parentheses. */
    public record Check(String name, String condition) {}

    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The column that holds the values of a column of the source. */
    public Optional<Column> columnFrom(String sourceColumn) {
        return columns.stream().filter(c -> sourceColumn.equals(c.source())).findFirst();
    }

    /** Every list of columns whose values lead to one row at most: the primary key and unique indexes over all rows. */
    public List<List<String>> uniqueKeys() {
        return Stream.concat(
                        Stream.of(primaryKey).filter(key -> !key.isEmpty()),
                        indexes.stream()
                                .filter(index -> index.unique() && index.condition() == null)
                                .map(Index::columnNames))
                .toList();
    }

    /** The place of the table as problems name it. */
    public String place() {
        return place(name);
    }

    /** The place of a relational table of that name. */
    public static String place(String tableName) {
        return "Relational table " + tableName;
    }

    /** The same table after another one got a new name. */
    public RelationalTable afterRenaming(String old, String now) {
        return new RelationalTable(
                name,
                sourceTable,
                columns,
                primaryKey,
                indexes,
                foreignKeys.stream()
                        .map(key -> key.references().equals(old) ? key.referring(now) : key)
                        .toList(),
                checks);
    }
}
