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
import java.util.Optional;
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
    private final SourceSql sql;
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
        this.sql = new SourceSql(entity, schema, sharePercent);
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

    /** One row by its key, whatever the share; empty if there is none. */
    public Optional<MappedRow> row(SourceKey key) throws SQLException {
        PreparedStatement statement = prepared(sql.row());
        int index = 1;
        for (String value : key.values()) {
            statement.setString(index++, value);
        }
        List<SourceKey> keys = new ArrayList<>(1);
        List<@Nullable Object[]> rows = new ArrayList<>(1);
        readRows(statement, keys, rows);
        return withChildren(keys, rows).stream().findFirst();
    }

    /**
     * Rows as they are now, whatever the share, in one snapshot.
     *
     * @param keys each once
     * @return by the key that was asked for; rows that are not there are left out
     */
    public Map<SourceKey, RowNow> now(List<SourceKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        PreparedStatement statement = prepared(sql.now());
        setKeys(statement, keys);
        List<SourceKey> asked = new ArrayList<>(keys.size());
        List<SourceKey> found = new ArrayList<>(keys.size());
        List<@Nullable Object[]> rows = new ArrayList<>(keys.size());
        int number = entity.columns().size() + entity.primaryKey().size() + 1;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(values(row, 1, entity.columns()));
                found.add(key(row, entity.columns().size() + 1));
                asked.add(keys.get(row.getInt(number) - 1));
            }
        }
        List<MappedRow> mapped = withChildren(found, rows);
        Map<SourceKey, RowNow> now = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            now.put(asked.get(i), new RowNow(mapped.get(i), entity.targetKey(rows.get(i))));
        }
        return now;
    }

    /**
     * The next rows that look something up in a row of another table, by their keys in order.
     *
     * @param lookup one of {@link EntitySources#lookups} of that table
     * @param image the other row's columns by name in PostgreSQL's text form
     * @param after the key of the last one that was read; null to begin
     */
    public List<SourceKey> referring(
            int lookup, Map<String, @Nullable String> image, @Nullable SourceKey after, int size) throws SQLException {
        PreparedStatement statement = prepared(sql.referring(entity.joins().get(lookup), after != null));
        int index = setImage(statement, image);
        if (after != null) {
            for (String value : after.values()) {
                statement.setString(index++, value);
            }
        }
        statement.setInt(index, size);
        List<SourceKey> keys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.add(key(row, 1));
            }
        }
        connection.commit();
        return keys;
    }

    /**
     * Where the item of a row is, or was, in the target, from what a change says of the row.
     *
     * @param image columns by name in PostgreSQL's text form; all of {@link CompiledEntity#targetKeyColumns} must be there
     * @return the attributes of its key; empty if a row like this has no item
     */
    public Optional<Map<String, ItemValue>> targetKey(Map<String, @Nullable String> image) throws SQLException {
        PreparedStatement statement = prepared(sql.image());
        setImage(statement, image);
        List<SourceKey> keys = new ArrayList<>(1);
        List<@Nullable Object[]> rows = new ArrayList<>(1);
        readRows(statement, keys, rows);
        connection.commit();
        return entity.targetKey(rows.get(0));
    }

    /** The key of the last row that is in the table now; empty if there is none. */
    public Optional<SourceKey> last() throws SQLException {
        try (ResultSet row = prepared(sql.last()).executeQuery()) {
            Optional<SourceKey> last = row.next() ? Optional.of(key(row, 1)) : Optional.empty();
            connection.commit();
            return last;
        }
    }

    /** Reads the children in the same snapshot, ends it, and maps. */
    private List<MappedRow> withChildren(List<SourceKey> keys, List<@Nullable Object[]> rows) throws SQLException {
        List<List<List<@Nullable Object[]>>> children = new ArrayList<>();
        if (!keys.isEmpty()) {
            for (CompiledChildren child : entity.children()) {
                children.add(readChildren(child, keys));
            }
        }
        connection.commit();
        List<MappedRow> mapped = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            List<List<@Nullable Object[]>> own = children.isEmpty() ? List.of() : new ArrayList<>(children.size());
            for (List<List<@Nullable Object[]>> child : children) {
                own.add(child.get(i));
            }
            mapped.add(entity.mapOrAnswerFor(keys.get(i), rows.get(i), own));
        }
        return mapped;
    }

    /**
     * Cuts the table into ranges of about the same number of rows, as far as the planner's statistics can tell. Whatever
     * they say, the ranges cover every row once.
     */
    public List<KeyRange> ranges(int wanted) throws SQLException {
        List<String> bounds = new ArrayList<>();
        List<String> histogram = SourceStatistics.histogram(
                connection,
                schema,
                entity.sourceTable(),
                entity.primaryKey().get(0).name());
        for (int i = 1; i < wanted && !histogram.isEmpty(); i++) {
            String bound = histogram.get((int) ((long) i * histogram.size() / wanted));
            if (!bounds.contains(bound)) {
                bounds.add(bound);
            }
        }
        List<KeyRange> ranges = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            ranges.add(new KeyRange(i == 0 ? null : bounds.get(i - 1), i == bounds.size() ? null : bounds.get(i)));
        }
        return ranges;
    }

    /** The exact number of rows that all pages together will hold. */
    public long count() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.count());
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
        PreparedStatement statement = prepared(sql.page(range, after != null));
        int index = 1;
        if (after != null) {
            for (String value : after.values()) {
                statement.setString(index++, value);
            }
        } else if (range.above() != null) {
            statement.setString(index++, range.above());
        }
        if (range.upTo() != null) {
            statement.setString(index++, range.upTo());
        }
        statement.setInt(index, size);
        readRows(statement, keys, rows);
    }

    private void readRows(PreparedStatement statement, List<SourceKey> keys, List<@Nullable Object[]> rows)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(values(row, 1, entity.columns()));
                keys.add(key(row, entity.columns().size() + 1));
            }
        }
    }

    /** For each parent of the page, its children in order. */
    private List<List<@Nullable Object[]>> readChildren(CompiledChildren child, List<SourceKey> parents)
            throws SQLException {
        PreparedStatement statement = prepared(sql.children(child));
        setKeys(statement, parents);
        List<List<@Nullable Object[]>> children = new ArrayList<>(parents.size());
        parents.forEach(parent -> children.add(new ArrayList<>(0)));
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                children.get(row.getInt(1) - 1).add(values(row, 2, child.columns()));
            }
        }
        return children;
    }

    private void setKeys(PreparedStatement statement, List<SourceKey> keys) throws SQLException {
        for (int i = 0; i < entity.primaryKey().size(); i++) {
            int column = i;
            Object[] values = keys.stream().map(key -> key.values().get(column)).toArray();
            statement.setArray(i + 1, connection.createArrayOf("text", values));
        }
    }

    /** Sets the first two parameters, and answers the number of the next one. */
    private int setImage(PreparedStatement statement, Map<String, @Nullable String> image) throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", image.keySet().toArray()));
        statement.setArray(2, connection.createArrayOf("text", image.values().toArray()));
        return 3;
    }

    private static @Nullable Object[] values(ResultSet row, int firstIndex, List<CompiledColumn> columns)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (CompiledColumn column : columns) {
            values[column.index()] = column.read(row, firstIndex + column.index());
        }
        return values;
    }

    private SourceKey key(ResultSet row, int firstIndex) throws SQLException {
        List<KeyColumn> columns = entity.primaryKey();
        if (columns.size() == 1) {
            return new SourceKey(List.of(columns.get(0).text(row, firstIndex)));
        }
        List<String> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).text(row, firstIndex + i));
        }
        return new SourceKey(values);
    }

    private PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement known = statements.get(text);
        if (known == null) {
            known = connection.prepareStatement(text);
            statements.put(text, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
