package dev.drover.discovery.postgres;

import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceFacts.Column;
import dev.drover.discovery.SourceFacts.Reference;
import dev.drover.discovery.SourceFacts.Table;
import dev.drover.discovery.SourceFacts.Trigger;
import dev.drover.discovery.SourceFacts.View;
import dev.drover.discovery.sql.StatementText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads keys, statistics, triggers and views. Of the most common values it reads how common they are, not what. */
final class TableFacts {

    private static final String TABLES = """
            select c.relname as name, greatest(c.reltuples, 0)::float8 as rows
              from pg_class c
             where c.relnamespace = (select oid from pg_namespace where nspname = ?) and c.relkind in ('r', 'p', 'f')
               and not c.relispartition
             order by 1
            """;
    private static final String COLUMNS = """
            select c.relname as name, a.attname as column_name, coalesce(s.avg_width, 0) as width,
                   coalesce(s.n_distinct, 0)::float8 as distinct_values, s.most_common_freqs[1]::float8 as top,
                   s.null_frac::float8 as nulls
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join pg_stats s on s.schemaname = ? and s.tablename = c.relname and s.attname = a.attname
                                  and s.inherited = (c.relkind = 'p')
             where c.relnamespace = (select oid from pg_namespace where nspname = ?) and c.relkind in ('r', 'p', 'f')
             order by c.relname, a.attnum
            """;
    /** A unique index with a condition or over expressions names no row by itself. */
    private static final String KEYS = """
            select c.relname as name,
                   array(select a.attname::text
                           from unnest(x.indkey::int2[]) with ordinality as k(attnum, n)
                           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                          where k.n <= x.indnkeyatts order by k.n) as columns
              from pg_index x
              join pg_class c on c.oid = x.indrelid
             where c.relnamespace = (select oid from pg_namespace where nspname = ?)
               and x.indisunique and x.indisvalid and x.indpred is null and x.indexprs is null
             order by c.relname, x.indisprimary desc, x.indexrelid
            """;

    private static final String REFERENCES = """
            select c.relname as name, r.relname as referenced_table, f.confdeltype = 'c' as cascades,
                   array(select a.attname::text
                           from unnest(f.conkey) with ordinality as k(attnum, n)
                           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.n) as columns,
                   array(select a.attname::text
                           from unnest(f.confkey) with ordinality as k(attnum, n)
                           join pg_attribute a on a.attrelid = r.oid and a.attnum = k.attnum order by k.n) as referenced
              from pg_constraint f
              join pg_class c on c.oid = f.conrelid
              join pg_class r on r.oid = f.confrelid
             where c.relnamespace = (select oid from pg_namespace where nspname = ?) and f.contype = 'f'
             order by c.relname, f.conname
            """;
    /** The bits of tgtype are those of PostgreSQL's catalogue: 4 insert, 8 delete, 16 update. */
    private static final String TRIGGERS = """
            select c.relname as name, t.tgname as trigger_name, t.tgtype & 4 > 0 as on_insert,
                   t.tgtype & 16 > 0 as on_update, t.tgtype & 8 > 0 as on_delete
              from pg_trigger t
              join pg_class c on c.oid = t.tgrelid
             where c.relnamespace = (select oid from pg_namespace where nspname = ?)
               and not t.tgisinternal and t.tgenabled <> 'D'
             order by c.relname, t.tgname
            """;

    private static final String VIEWS = """
            select c.relname as name, pg_get_viewdef(c.oid) as definition
              from pg_class c
             where c.relnamespace = (select oid from pg_namespace where nspname = ?) and c.relkind = 'v'
             order by 1
            """;

    private final Connection connection;
    private final String schema;

    private TableFacts(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static SourceFacts read(Connection connection, String schema) throws SQLException {
        return new TableFacts(connection, schema).facts();
    }

    private SourceFacts facts() throws SQLException {
        Map<String, List<Column>> columns = byTable(COLUMNS, TableFacts::column);
        Map<String, List<List<String>>> keys = byTable(KEYS, row -> strings(row, "columns"));
        Map<String, List<Reference>> references = byTable(
                REFERENCES,
                row -> new Reference(
                        strings(row, "columns"),
                        row.getString("referenced_table"),
                        strings(row, "referenced"),
                        row.getBoolean("cascades")));
        Map<String, List<Trigger>> triggers = byTable(
                TRIGGERS,
                row -> new Trigger(
                        row.getString("trigger_name"),
                        row.getBoolean("on_insert"),
                        row.getBoolean("on_update"),
                        row.getBoolean("on_delete")));
        List<Table> tables = new ArrayList<>();
        byTable(TABLES, row -> row.getDouble("rows"))
                .forEach((name, rows) -> tables.add(new Table(
                        name,
                        rows.get(0),
                        columns.getOrDefault(name, List.of()),
                        keys.getOrDefault(name, List.of()),
                        references.getOrDefault(name, List.of()),
                        triggers.getOrDefault(name, List.of()))));
        List<View> views = new ArrayList<>();
        byTable(VIEWS, row -> row.getString("definition"))
                .forEach((name, definition) ->
                        views.add(new View(name, StatementText.withoutLiterals(definition.get(0)))));
        return new SourceFacts(schema, tables, views);
    }

    private static Column column(ResultSet row) throws SQLException {
        double top = row.getDouble("top");
        Double topShare = row.wasNull() ? null : top;
        double nulls = row.getDouble("nulls");
        Double nullShare = row.wasNull() ? null : nulls;
        return new Column(
                row.getString("column_name"),
                row.getInt("width"),
                row.getDouble("distinct_values"),
                topShare,
                nullShare);
    }

    private <T> Map<String, List<T>> byTable(String sql, RowReader<T> reader) throws SQLException {
        Map<String, List<T>> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setString(i, schema);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                            .add(reader.read(row));
                }
            }
        }
        return found;
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return Arrays.asList((String[]) array.getArray());
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
