package dev.drover.model.mapping;

import dev.drover.connection.SourceAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    private final EntityStatements statements;

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
        this.statements = new EntityStatements(connection, entity, sql);
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
        return statements.mapped(keys, rows);
    }

    /** The key of the last row that is in the table now; empty if there is none. */
    public Optional<SourceKey> last() throws SQLException {
        try (ResultSet row = statements.prepared(sql.last()).executeQuery()) {
            Optional<SourceKey> last = row.next() ? Optional.of(statements.key(row, 1)) : Optional.empty();
            connection.commit();
            return last;
        }
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
        PreparedStatement statement = statements.prepared(sql.page(range, after != null));
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
        statements.readRows(statement, keys, rows);
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
