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
 * Reads single rows of one entity, as a change or a finding names them, and maps them.
 *
 * <p>A reader keeps its statements and belongs to one thread; it closes the connection that it was given.
 */
public final class RowReader implements AutoCloseable {

    private final CompiledEntity entity;
    private final SourceSql sql;
    private final EntityStatements statements;

    /** A reader over a connection that nobody but other readers of the same thread uses. */
    public RowReader(Connection connection, CompiledEntity entity, SourceAddress source) throws SQLException {
        this.entity = entity;
        this.sql = new SourceSql(entity, source.schema(), 100);
        this.statements = new EntityStatements(connection, entity, sql);
    }

    /** One row by its key, whatever the share; empty if there is none. */
    public Optional<MappedRow> row(SourceKey key) throws SQLException {
        return Optional.ofNullable(now(List.of(key)).get(key)).map(RowNow::mapped);
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
        PreparedStatement statement = statements.prepared(sql.now());
        statements.setKeys(statement, keys);
        List<SourceKey> asked = new ArrayList<>(keys.size());
        List<SourceKey> found = new ArrayList<>(keys.size());
        List<@Nullable Object[]> rows = new ArrayList<>(keys.size());
        int number = entity.columns().size() + entity.primaryKey().size() + 1;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(EntityStatements.values(row, 1, entity.columns()));
                found.add(statements.key(row, entity.columns().size() + 1));
                asked.add(keys.get(row.getInt(number) - 1));
            }
        }
        List<MappedRow> mapped = statements.mapped(found, rows);
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
        PreparedStatement statement =
                statements.prepared(sql.referring(entity.joins().get(lookup), after != null));
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
                keys.add(statements.key(row, 1));
            }
        }
        statements.connection().commit();
        return keys;
    }

    /**
     * Where the item of a row is, or was, in the target, from what a change says of the row.
     *
     * @param image columns by name in PostgreSQL's text form; all of {@link CompiledEntity#targetKeyColumns} must be there
     * @return the attributes of its key; empty if a row like this has no item
     */
    public Optional<Map<String, ItemValue>> targetKey(Map<String, @Nullable String> image) throws SQLException {
        PreparedStatement statement = statements.prepared(sql.image());
        setImage(statement, image);
        List<SourceKey> keys = new ArrayList<>(1);
        List<@Nullable Object[]> rows = new ArrayList<>(1);
        statements.readRows(statement, keys, rows);
        statements.connection().commit();
        return entity.targetKey(rows.get(0));
    }

    /** Sets the first two parameters, and answers the number of the next one. */
    private int setImage(PreparedStatement statement, Map<String, @Nullable String> image) throws SQLException {
        statement.setArray(
                1, statements.connection().createArrayOf("text", image.keySet().toArray()));
        statement.setArray(
                2, statements.connection().createArrayOf("text", image.values().toArray()));
        return 3;
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
