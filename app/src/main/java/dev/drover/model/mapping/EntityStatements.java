package dev.drover.model.mapping;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements over one connection that read rows of one entity, and what comes back from them. */
final class EntityStatements implements AutoCloseable {

    private final Connection connection;
    private final CompiledEntity entity;
    private final SourceSql sql;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** Takes the connection over: each transaction on it is one snapshot. */
    EntityStatements(Connection connection, CompiledEntity entity, SourceSql sql) throws SQLException {
        this.connection = connection;
        this.entity = entity;
        this.sql = sql;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    Connection connection() {
        return connection;
    }

    /** Reads the children in the same snapshot, ends it, and maps. */
    List<MappedRow> mapped(List<SourceKey> keys, List<@Nullable Object[]> rows) throws SQLException {
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

    void readRows(PreparedStatement statement, List<SourceKey> keys, List<@Nullable Object[]> rows)
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

    void setKeys(PreparedStatement statement, List<SourceKey> keys) throws SQLException {
        for (int i = 0; i < entity.primaryKey().size(); i++) {
            int column = i;
            Object[] values = keys.stream().map(key -> key.values().get(column)).toArray();
            statement.setArray(i + 1, connection.createArrayOf("text", values));
        }
    }

    static @Nullable Object[] values(ResultSet row, int firstIndex, List<CompiledColumn> columns) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (CompiledColumn column : columns) {
            values[column.index()] = column.read(row, firstIndex + column.index());
        }
        return values;
    }

    SourceKey key(ResultSet row, int firstIndex) throws SQLException {
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

    PreparedStatement prepared(String text) throws SQLException {
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
