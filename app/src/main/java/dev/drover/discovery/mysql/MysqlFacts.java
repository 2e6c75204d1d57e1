package dev.drover.discovery.mysql;

import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceFacts.Column;
import dev.drover.discovery.SourceFacts.Reference;
import dev.drover.discovery.SourceFacts.Table;
import dev.drover.discovery.SourceFacts.Trigger;
import dev.drover.discovery.SourceFacts.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads keys, row counts, triggers and views from {@code information_schema}: no values of rows. */
final class MysqlFacts {

    /** Of a table with few pages, the length of a row is mostly that of empty pages. */
    private static final String TABLES = """
            select table_name as name, table_rows as row_count,
                   case when data_length >= 1048576 then avg_row_length else 0 end as row_bytes
              from information_schema.tables
             where table_schema = ? and table_type = 'BASE TABLE' order by 1
            """;

    private static final String COLUMNS = """
            select c.table_name as name, c.column_name as column_name,
                   coalesce((select max(s.cardinality) from information_schema.statistics s
                              where s.table_schema = c.table_schema and s.table_name = c.table_name
                                and s.column_name = c.column_name and s.seq_in_index = 1), 0) as distinct_values
              from information_schema.columns c
             where c.table_schema = ? order by c.table_name, c.ordinal_position
            """;
    /** A key over the beginning of a column, or over an expression, names no row by itself. */
    private static final String KEYS = """
            select table_name as name, index_name as key_name, column_name as column_name, sub_part as part
              from information_schema.statistics
             where table_schema = ? and non_unique = 0
             order by table_name, index_name <> 'PRIMARY', index_name, seq_in_index
            """;

    private static final String REFERENCES = """
            select k.table_name as name, k.constraint_name as key_name, k.column_name as column_name,
                   k.referenced_table_name as referenced_table, k.referenced_column_name as referenced_column,
                   r.delete_rule = 'CASCADE' as cascades
              from information_schema.key_column_usage k
              join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
               and r.table_name = k.table_name
             where k.table_schema = ? order by k.table_name, k.constraint_name, k.ordinal_position
            """;
    private static final String TRIGGERS = """
            select event_object_table as name, trigger_name as trigger_name, event_manipulation as event
              from information_schema.triggers where event_object_schema = ? order by 1, 2
            """;
    private static final String VIEWS = """
            select table_name as name, view_definition as definition
              from information_schema.views where table_schema = ? order by 1
            """;

    private final Connection connection;
    private final String database;

    private MysqlFacts(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    static SourceFacts read(Connection connection, String database) throws SQLException {
        return new MysqlFacts(connection, database).facts();
    }

    private SourceFacts facts() throws SQLException {
        Map<String, List<Column>> columns = byTable(
                COLUMNS, row -> new Column(text(row, "column_name"), 0, row.getDouble("distinct_values"), null));
        Map<String, List<List<String>>> keys = keys();
        Map<String, List<Reference>> references = references();
        Map<String, List<Trigger>> triggers = byTable(TRIGGERS, MysqlFacts::trigger);
        List<Table> tables = new ArrayList<>();
        each(TABLES, row -> {
            String name = text(row, "name");
            tables.add(new Table(
                    name,
                    row.getDouble("row_count"),
                    widths(columns.getOrDefault(name, List.of()), row.getDouble("row_bytes")),
                    keys.getOrDefault(name, List.of()),
                    references.getOrDefault(name, List.of()),
                    triggers.getOrDefault(name, List.of())));
        });
        List<View> views = new ArrayList<>();
        each(
                VIEWS,
                row -> views.add(new View(
                        text(row, "name"),
                        DigestText.plain(Objects.requireNonNullElse(row.getString("definition"), "")))));
        return new SourceFacts(database, tables, views);
    }

    /** MySQL knows the average row only: each column gets its part, so that their sum is right. */
    private static List<Column> widths(List<Column> columns, double rowBytes) {
        return columns.stream()
                .map(column -> new Column(
                        column.name(),
                        (int) Math.round(rowBytes / columns.size()),
                        column.distinct(),
                        column.topShare()))
                .toList();
    }

    private Map<String, List<List<String>>> keys() throws SQLException {
        Map<String, Map<String, List<String>>> found = new LinkedHashMap<>();
        each(KEYS, row -> {
            List<String> columns = found.computeIfAbsent(text(row, "name"), name -> new LinkedHashMap<>())
                    .computeIfAbsent(text(row, "key_name"), key -> new ArrayList<>());
            String column = row.getString("column_name");
            columns.add(column == null || row.getString("part") != null ? "" : column);
        });
        Map<String, List<List<String>>> keys = new LinkedHashMap<>();
        found.forEach((table, byName) -> keys.put(
                table, byName.values().stream().filter(key -> !key.contains("")).toList()));
        return keys;
    }

    private Map<String, List<Reference>> references() throws SQLException {
        Map<String, Map<String, Reference>> found = new LinkedHashMap<>();
        each(REFERENCES, row -> {
            Reference more = new Reference(
                    List.of(text(row, "column_name")),
                    text(row, "referenced_table"),
                    List.of(text(row, "referenced_column")),
                    row.getBoolean("cascades"));
            found.computeIfAbsent(text(row, "name"), name -> new LinkedHashMap<>())
                    .merge(text(row, "key_name"), more, MysqlFacts::together);
        });
        Map<String, List<Reference>> references = new LinkedHashMap<>();
        found.forEach((table, byName) -> references.put(table, List.copyOf(byName.values())));
        return references;
    }

    private static Reference together(Reference one, Reference other) {
        return new Reference(
                joined(one.columns(), other.columns()),
                one.table(),
                joined(one.referenced(), other.referenced()),
                one.cascades());
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        String event = text(row, "event");
        return new Trigger(
                text(row, "trigger_name"), event.equals("INSERT"), event.equals("UPDATE"), event.equals("DELETE"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private <T> Map<String, List<T>> byTable(String sql, RowReader<T> reader) throws SQLException {
        Map<String, List<T>> found = new LinkedHashMap<>();
        each(
                sql,
                row -> found.computeIfAbsent(text(row, "name"), name -> new ArrayList<>())
                        .add(reader.read(row)));
        return found;
    }

    private void each(String sql, RowUser user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    user.use(row);
                }
            }
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface RowUser {
        void use(ResultSet row) throws SQLException;
    }
}
