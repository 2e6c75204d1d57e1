package dev.drover.proof;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of an entity in key order, as a copy would read them; the session reads only. */
final class RowSource implements Filling.Rows, AutoCloseable {

    private static final int PAGE = 500;

    private final EntityReader reader;
    private final SourceAddress source;
    private final Deque<MappedRow> page = new ArrayDeque<>();
    private long left;
    private @Nullable SourceKey last;

    RowSource(SourceConnections connections, CompiledEntity entity, SourceAddress source, long most) {
        this.source = source;
        this.left = most;
        this.reader = open(connections, entity, source);
    }

    private static EntityReader open(SourceConnections connections, CompiledEntity entity, SourceAddress source) {
        Connection connection = connections.open(source, Access.READ_ONLY);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set statement_timeout = '30s'");
            }
            return new EntityReader(connection, entity, source, 100);
        } catch (SQLException e) {
            try (connection) {
                throw SourceConnections.translate(source, e);
            } catch (SQLException onClose) {
                throw SourceConnections.translate(source, onClose);
            }
        }
    }

    @Override
    public @Nullable MappedRow next() {
        if (page.isEmpty() && left > 0) {
            try {
                List<MappedRow> rows = reader.page(KeyRange.everything(), last, (int) Math.min(PAGE, left));
                page.addAll(rows);
                left = rows.isEmpty() ? 0 : left - rows.size();
                last = rows.isEmpty() ? last : rows.get(rows.size() - 1).key();
            } catch (SQLException e) {
                throw SourceConnections.translate(source, e);
            }
        }
        return page.poll();
    }

    @Override
    public void close() throws SQLException {
        reader.close();
    }
}
