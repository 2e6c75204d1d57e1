package dev.drover.connection;

import dev.drover.connection.SourceTable.ForeignKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads from a source database which tables, columns and keys it has. */
@Component
public class SourceCatalog {

    private final SourceConnections connections;

    SourceCatalog(SourceConnections connections) {
        this.connections = connections;
    }

    /** @throws ConnectionProblem if the database cannot be reached or refuses */
    public SourceSchema read(SourceAddress source) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                Statement limit = connection.createStatement()) {
            limit.execute("set statement_timeout = '20s'");
            return read(connection, source.schema());
        } catch (SQLException e) {
            throw ConnectionProblem.of(source, e);
        }
    }

    /** Reads over a connection that is open already. */
    public SourceSchema read(Connection connection, String schema) throws SQLException {
        Map<String, List<SourceColumn>> columns = columns(connection, schema);
        Map<String, List<String>> primaryKeys = primaryKeys(connection, schema);
        Map<String, List<ForeignKey>> foreignKeys = foreignKeys(connection, schema);
        List<SourceTable> tables = new ArrayList<>();
        estimates(connection, schema)
                .forEach((table, rows) -> tables.add(new SourceTable(
                        table,
                        columns.getOrDefault(table, List.of()),
                        primaryKeys.getOrDefault(table, List.of()),
                        foreignKeys.getOrDefault(table, List.of()),
                        rows)));
        return new SourceSchema(schema, tables);
    }

    private static Map<String, Long> estimates(Connection connection, String schema) throws SQLException {
        Map<String, Long> estimates = new LinkedHashMap<>();
        query(connection, schema, """
                select c.relname, greatest(c.reltuples, 0)::bigint as rows
                  from pg_class c
                 where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                   and c.relkind in ('r', 'p')
                 order by c.relname
                """, row -> estimates.put(row.getString("relname"), row.getLong("rows")));
        return estimates;
    }

    private static Map<String, List<SourceColumn>> columns(Connection connection, String schema) throws SQLException {
        Map<String, List<SourceColumn>> columns = new LinkedHashMap<>();
        query(
                connection,
                schema,
                """
                select table_name, column_name, udt_name, is_nullable = 'YES' as nullable,
                       character_maximum_length as length, is_generated <> 'NEVER' as generated,
                       case when udt_name = 'numeric' then numeric_precision end as precision,
                       case when udt_name = 'numeric' then numeric_scale end as scale
                  from information_schema.columns
                 where table_schema = ?
                 order by table_name, ordinal_position
                """,
                row -> columns.computeIfAbsent(row.getString("table_name"), t -> new ArrayList<>())
                        .add(new SourceColumn(
                                row.getString("column_name"),
                                row.getString("udt_name"),
                                row.getBoolean("nullable"),
                                row.getObject("length", Integer.class),
                                row.getObject("precision", Integer.class),
                                row.getObject("scale", Integer.class),
                                row.getBoolean("generated"))));
        return columns;
    }

    private static Map<String, List<String>> primaryKeys(Connection connection, String schema) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        query(connection, schema, """
                select c.relname, array_agg(a.attname::text order by k.n) as columns
                  from pg_constraint p
                  join pg_class c on c.oid = p.conrelid
                 cross join unnest(p.conkey) with ordinality as k(attnum, n)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                 where p.contype = 'p'
                   and c.relnamespace = (select oid from pg_namespace where nspname = ?)
                 group by c.relname
                """, row -> keys.put(row.getString("relname"), strings(row, "columns")));
        return keys;
    }

    /** Keys to tables of other schemas are left out: by its name alone, another table would be taken for theirs. */
    private static Map<String, List<ForeignKey>> foreignKeys(Connection connection, String schema) throws SQLException {
        Map<String, List<ForeignKey>> keys = new LinkedHashMap<>();
        query(
                connection,
                schema,
                """
                select c.relname, r.relname as referenced,
                       array_agg(a.attname::text order by k.n) as columns,
                       array_agg(ra.attname::text order by k.n) as referenced_columns
                  from pg_constraint f
                  join pg_class c on c.oid = f.conrelid
                  join pg_class r on r.oid = f.confrelid and r.relnamespace = c.relnamespace
                 cross join unnest(f.conkey, f.confkey) with ordinality as k(attnum, referenced, n)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  join pg_attribute ra on ra.attrelid = r.oid and ra.attnum = k.referenced
                 where f.contype = 'f'
                   and c.relnamespace = (select oid from pg_namespace where nspname = ?)
                 group by f.oid, c.relname, r.relname
                 order by f.oid
                """,
                row -> keys.computeIfAbsent(row.getString("relname"), t -> new ArrayList<>())
                        .add(new ForeignKey(
                                strings(row, "columns"),
                                row.getString("referenced"),
                                strings(row, "referenced_columns"))));
        return keys;
    }

    private static void query(Connection connection, String schema, String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return Arrays.asList((String[]) array.getArray());
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
