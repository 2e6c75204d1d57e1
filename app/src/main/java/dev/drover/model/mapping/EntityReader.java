package dev.drover.model.mapping;

import dev.drover.connection.SourceAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entity's rows page by page in key order and maps them.
 *
 * <p>Each page, children included, is one snapshot. A reader keeps its statements and belongs to one thread; it closes
 * the connection that it was given.
 */
public final class EntityReader implements AutoCloseable {

    private final Connection connection;
    private final CompiledEntity entity;
    private final String schema;
    private final int sharePercent;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * A reader over a connection that nobody else uses.
     *
     * @param sharePercent how much of the table to read, 1 to 100; which rows depends on their key alone, so that every
     *     reading takes the same ones
     */
    public EntityReader(Connection connection, CompiledEntity entity, SourceAddress source, int sharePercent)
            throws SQLException {
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException("A share is between 1 and 100 percent, not " + sharePercent);
        }
        this.connection = connection;
        this.entity = entity;
        this.schema = source.schema();
        this.sharePercent = sharePercent;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /**
     * The next rows of a range.
     *
     * @param after the key of the last row that was read; null to begin
     * @return at most {@code size} rows; fewer only at the end of the range
     */
    public List<MappedRow> page(KeyRange range, @Nullable SourceKey after, int size) throws SQLException {
        List<SourceKey> keys = new ArrayList<>(size);
        List<@Nullable Object[]> rows = new ArrayList<>(size);
        readParents(range, after, size, keys, rows);
        return withChildren(keys, rows);
    }

    /** Reads the children in the same snapshot, ends it, and maps. */
    private List<MappedRow> withChildren(List<SourceKey> keys, List<@Nullable Object[]> rows) throws SQLException {
        List<Map<SourceKey, List<@Nullable Object[]>>> children = new ArrayList<>();
        if (!keys.isEmpty()) {
            for (CompiledChildren child : entity.children()) {
                children.add(readChildren(child, keys));
            }
        }
        connection.commit();
        List<MappedRow> mapped = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            SourceKey key = keys.get(i);
            List<List<@Nullable Object[]>> own = new ArrayList<>(children.size());
            for (Map<SourceKey, List<@Nullable Object[]>> child : children) {
                own.add(child.getOrDefault(key, List.of()));
            }
            mapped.add(entity.map(key, rows.get(i), own));
        }
        return mapped;
    }

    /** One row by its key, whatever the share; empty if there is none. */
    public Optional<MappedRow> row(SourceKey key) throws SQLException {
        String keyList =
                entity.primaryKey().stream().map(k -> "t." + quoted(k.name())).collect(Collectors.joining(", "));
        PreparedStatement statement =
                prepared(select() + " where (" + keyList + ") = (" + placeholders(entity.primaryKey()) + ")");
        int index = 1;
        for (String value : key.values()) {
            statement.setString(index++, value);
        }
        List<SourceKey> keys = new ArrayList<>(1);
        List<@Nullable Object[]> rows = new ArrayList<>(1);
        readRows(statement, keys, rows);
        List<MappedRow> mapped = withChildren(keys, rows);
        return mapped.stream().findFirst();
    }

    /**
     * Cuts the table into ranges of about the same number of rows, as far as the planner's statistics can tell. Whatever
     * they say, the ranges cover every row once.
     */
    public List<KeyRange> ranges(int wanted) throws SQLException {
        CompiledEntity.KeyColumn first = entity.primaryKey().get(0);
        List<String> bounds = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select histogram_bounds::text::text[] from pg_stats"
                        + " where schemaname = ? and tablename = ? and attname = ?")) {
            statement.setString(1, schema);
            statement.setString(2, entity.sourceTable());
            statement.setString(3, first.name());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getArray(1) != null) {
                    String[] histogram =
                            (String[]) Objects.requireNonNull(row.getArray(1)).getArray();
                    for (int i = 1; i < wanted; i++) {
                        String bound = histogram[(int) ((long) i * histogram.length / wanted)];
                        if (!bounds.contains(bound)) {
                            bounds.add(bound);
                        }
                    }
                }
            }
        }
        connection.commit();
        List<KeyRange> ranges = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            ranges.add(new KeyRange(i == 0 ? null : bounds.get(i - 1), i == bounds.size() ? null : bounds.get(i)));
        }
        return ranges;
    }

    /** The key of the last row that is in the table now; empty if there is none. */
    public Optional<SourceKey> last() throws SQLException {
        List<CompiledEntity.KeyColumn> key = entity.primaryKey();
        String columns =
                key.stream().map(k -> "t." + quoted(k.name()) + "::text").collect(Collectors.joining(", "));
        String order = key.stream().map(k -> "t." + quoted(k.name()) + " desc").collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("select " + columns + " from "
                        + table(entity.sourceTable()) + " t order by " + order + " limit 1");
                ResultSet row = statement.executeQuery()) {
            Optional<SourceKey> last = row.next() ? Optional.of(key(row, 1, key.size())) : Optional.empty();
            connection.commit();
            return last;
        }
    }

    /** The exact number of rows that all pages together will hold. */
    public long count() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from " + table(entity.sourceTable()) + " t where true" + share());
                ResultSet row = statement.executeQuery()) {
            row.next();
            long count = row.getLong(1);
            connection.commit();
            return count;
        }
    }

    private void readParents(
            KeyRange range, @Nullable SourceKey after, int size, List<SourceKey> keys, List<@Nullable Object[]> rows)
            throws SQLException {
        List<String> parameters = new ArrayList<>();
        String sql = pageSql(range, after, parameters);
        PreparedStatement statement = prepared(sql);
        int index = 1;
        for (String parameter : parameters) {
            statement.setString(index++, parameter);
        }
        statement.setInt(index, size);
        readRows(statement, keys, rows);
    }

    private void readRows(PreparedStatement statement, List<SourceKey> keys, List<@Nullable Object[]> rows)
            throws SQLException {
        int columns = entity.columns().size();
        int keyColumns = entity.primaryKey().size();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(read(row, entity.columns()));
                keys.add(key(row, columns + 1, keyColumns));
            }
        }
    }

    private String pageSql(KeyRange range, @Nullable SourceKey after, List<String> parameters) {
        List<CompiledEntity.KeyColumn> key = entity.primaryKey();
        String keyList = key.stream().map(k -> "t." + quoted(k.name())).collect(Collectors.joining(", "));
        StringBuilder sql = new StringBuilder(select()).append(" where true");
        if (after != null) {
            sql.append(" and (")
                    .append(keyList)
                    .append(") > (")
                    .append(placeholders(key))
                    .append(")");
            parameters.addAll(after.values());
        } else if (range.above() != null) {
            sql.append(" and t.")
                    .append(quoted(key.get(0).name()))
                    .append(" > ")
                    .append(placeholder(key.get(0)));
            parameters.add(range.above());
        }
        if (range.upTo() != null) {
            sql.append(" and t.")
                    .append(quoted(key.get(0).name()))
                    .append(" <= ")
                    .append(placeholder(key.get(0)));
            parameters.add(range.upTo());
        }
        return sql.append(share())
                .append(" order by ")
                .append(keyList)
                .append(" limit ?")
                .toString();
    }

    private String select() {
        StringBuilder sql = new StringBuilder("select ");
        entity.columns()
                .forEach(
                        column -> sql.append("t.").append(quoted(column.name())).append(", "));
        sql.append(entity.primaryKey().stream()
                .map(k -> "t." + quoted(k.name()) + "::text")
                .collect(Collectors.joining(", ")));
        return sql.append(" from ")
                .append(table(entity.sourceTable()))
                .append(" t")
                .toString();
    }

    private Map<SourceKey, List<@Nullable Object[]>> readChildren(CompiledChildren child, List<SourceKey> parents)
            throws SQLException {
        List<CompiledEntity.KeyColumn> key = entity.primaryKey();
        String columns =
                child.parentColumns().stream().map(c -> "c." + quoted(c)).collect(Collectors.joining(", "));
        StringBuilder sql = new StringBuilder("select ");
        child.columns()
                .forEach(
                        column -> sql.append("c.").append(quoted(column.name())).append(", "));
        sql.append(child.parentColumns().stream()
                .map(c -> "c." + quoted(c) + "::text")
                .collect(Collectors.joining(", ")));
        sql.append(" from ")
                .append(table(child.table()))
                .append(" c where (")
                .append(columns)
                .append(") >= (");
        sql.append(placeholders(key))
                .append(") and (")
                .append(columns)
                .append(") <= (")
                .append(placeholders(key));
        sql.append(") order by ").append(columns);
        child.orderBy().forEach(column -> sql.append(", c.").append(quoted(column)));
        PreparedStatement statement = prepared(sql.toString());
        int index = 1;
        for (String value : parents.get(0).values()) {
            statement.setString(index++, value);
        }
        for (String value : parents.get(parents.size() - 1).values()) {
            statement.setString(index++, value);
        }
        Map<SourceKey, List<@Nullable Object[]>> children = new HashMap<>(parents.size() * 2);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                SourceKey parent = key(row, child.columns().size() + 1, key.size());
                children.computeIfAbsent(parent, p -> new ArrayList<>()).add(read(row, child.columns()));
            }
        }
        return children;
    }

    private static @Nullable Object[] read(ResultSet row, List<CompiledColumn> columns) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (CompiledColumn column : columns) {
            values[column.index()] = column.read(row);
        }
        return values;
    }

    private static SourceKey key(ResultSet row, int firstIndex, int columns) throws SQLException {
        if (columns == 1) {
            return new SourceKey(List.of(row.getString(firstIndex)));
        }
        List<String> values = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            values.add(row.getString(firstIndex + i));
        }
        return new SourceKey(values);
    }

    private String share() {
        if (sharePercent == 100) {
            return "";
        }
        String text = entity.primaryKey().stream()
                .map(k -> "t." + quoted(k.name()) + "::text")
                .collect(Collectors.joining(" || '|' || "));
        return " and (hashtextextended(" + text + ", 0) & 9223372036854775807) % 100 < " + sharePercent;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    private static String placeholders(List<CompiledEntity.KeyColumn> key) {
        return key.stream().map(EntityReader::placeholder).collect(Collectors.joining(", "));
    }

    /** The text form goes back to the column's own type, so that order and equality are the column's. */
    private static String placeholder(CompiledEntity.KeyColumn column) {
        return "cast(? as " + quoted(column.type()) + ")";
    }

    private String table(String name) {
        return quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
