package dev.drover.transfer.change.postgres;

import dev.drover.transfer.change.FeedRefusedException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks tables up in the catalogue of a source, and finds those whose changes cannot be followed. */
final class TableLookup {

    private final Connection connection;
    private final String schema;

    TableLookup(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    private record Found(
            boolean ordinary,
            boolean logged,
            boolean immediate,
            boolean identified,
            boolean whole,
            List<String> primaryKey) {}

    /** @throws FeedRefusedException if one of them is missing or has changes that do not name a row */
    List<FollowedTable> followed(List<String> names) throws SQLException {
        Map<String, Found> found = tables(names);
        Map<String, List<FollowedTable.Column>> columns = columns(names);
        List<FollowedTable> tables = new ArrayList<>();
        for (String name : names) {
            Found table = found.get(name);
            if (table == null) {
                throw new FeedRefusedException(
                        "There is no table " + name + " in the schema " + schema,
                        "Create the table, or take it out of the target model.");
            }
            refuse(name, table);
            tables.add(
                    new FollowedTable(name, table.primaryKey(), table.whole(), columns.getOrDefault(name, List.of())));
        }
        return tables;
    }

    private void refuse(String name, Found table) {
        if (!table.ordinary()) {
            // What detaches, drops or empties a part is no change of a row.
            throw new FeedRefusedException(
                    "The table " + name
                            + " is a view, has partitions or is inherited from, and PostgreSQL does not tell"
                            + " everything that changes such rows",
                    "Copy it while nobody writes to it.");
        }
        if (!table.logged()) {
            throw new FeedRefusedException(
                    "The table " + name + " is unlogged or temporary, so its changes are not in the log",
                    "Run in the source: alter table " + schema + "." + name + " set logged;");
        }
        if (table.primaryKey().isEmpty()) {
            throw new FeedRefusedException(
                    "The table " + name + " has no primary key, so a change does not say of which row it is",
                    "Give the table a primary key.");
        }
        if (!table.immediate()) {
            throw new FeedRefusedException(
                    "The primary key of the table " + name + " is deferrable, so PostgreSQL would refuse the"
                            + " application's updates and deletes once the table is followed",
                    "Make the key not deferrable, or run in the source: alter table " + schema + "." + name
                            + " replica identity full;");
        }
        if (!table.identified()) {
            throw new FeedRefusedException(
                    "The replica identity of the table " + name + " is not its primary key, so an update or delete does"
                            + " not say of which row it is",
                    "Run in the source: alter table " + schema + "." + name + " replica identity default;");
        }
    }

    /** What differs from the tables as they were, and in which. */
    Optional<Map.Entry<String, String>> difference(List<FollowedTable> tables) throws SQLException {
        List<String> names = tables.stream().map(FollowedTable::name).toList();
        Map<String, Found> found = tables(names);
        Map<String, List<FollowedTable.Column>> columns = columns(names);
        for (FollowedTable table : tables) {
            Found now = found.get(table.name());
            Optional<String> difference;
            if (now == null) {
                difference = Optional.of("it is gone");
            } else if (!now.primaryKey().equals(table.primaryKey())) {
                difference = Optional.of("its primary key was " + table.primaryKey() + " and is " + now.primaryKey());
            } else if (!now.identified()) {
                difference = Optional.of("its replica identity is no longer its primary key");
            } else if (table.whole() && !now.whole()) {
                difference = Optional.of("its replica identity is no longer full");
            } else {
                difference = table.differenceTo(columns.getOrDefault(table.name(), List.of()));
            }
            if (difference.isPresent()) {
                return Optional.of(Map.entry(table.name(), difference.get()));
            }
        }
        return Optional.empty();
    }

    private Map<String, Found> tables(List<String> names) throws SQLException {
        Map<String, Found> tables = new HashMap<>();
        query(
                """
                select c.relname, c.relpersistence = 'p' as logged,
                       c.relkind = 'r' and not exists (select from pg_inherits h where h.inhparent = c.oid) as ordinary,
                       c.relreplident = 'f' or coalesce(i.indimmediate, true) as immediate,
                       c.relreplident = 'f' as whole,
                       c.relreplident = 'f' or c.relreplident = 'd'
                           or (c.relreplident = 'i' and coalesce(i.indisreplident, false)) as identified,
                       array(select a.attname::text
                               from unnest(i.indkey::int2[]) with ordinality as k(attnum, n)
                               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                              where k.n <= i.indnkeyatts
                              order by k.n) as key
                  from pg_class c
                  left join pg_index i on i.indrelid = c.oid and i.indisprimary
                 where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                   and c.relname = any(?)
                   and c.relkind in ('r', 'p', 'f', 'v', 'm')
                """,
                names,
                row -> tables.put(
                        row.getString("relname"),
                        new Found(
                                row.getBoolean("ordinary"),
                                row.getBoolean("logged"),
                                row.getBoolean("immediate"),
                                row.getBoolean("identified"),
                                row.getBoolean("whole"),
                                strings(row, "key"))));
        return tables;
    }

    private Map<String, List<FollowedTable.Column>> columns(List<String> names) throws SQLException {
        Map<String, List<FollowedTable.Column>> columns = new LinkedHashMap<>();
        query(
                """
                select c.relname, a.attname, a.atttypid::bigint as type, a.atttypmod as modifier,
                       format_type(a.atttypid, a.atttypmod) as words
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid
                 where c.relnamespace = (select oid from pg_namespace where nspname = ?)
                   and c.relname = any(?)
                   and a.attnum > 0
                   and not a.attisdropped
                   and a.attgenerated = ''
                 order by c.relname, a.attnum
                """,
                names,
                row -> columns.computeIfAbsent(row.getString("relname"), table -> new ArrayList<>())
                        .add(new FollowedTable.Column(
                                row.getString("attname"),
                                row.getLong("type"),
                                row.getInt("modifier"),
                                row.getString("words"))));
        return columns;
    }

    /** How the source calls a type. */
    static String words(Connection connection, long type, int modifier) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select format_type(?::oid, ?)")) {
            statement.setLong(1, type);
            statement.setInt(2, modifier);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void query(String sql, List<String> names, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
