package dev.drover.transfer.change.postgres;

import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.RowNow;
import dev.drover.model.mapping.RowReader;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.Refusals;
import dev.drover.transfer.guarded.TargetKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads rows again because something changed them. Belongs to one thread, and closes the connection that it was given. */
public final class RowsAgain implements Refusals.Owners, AutoCloseable {

    private final Connection connection;
    private final SourceAddress source;
    private final CompiledModel model;
    private final UnaryOperator<String> tableNames;
    private final Map<CompiledEntity, RowReader> readers = new HashMap<>();

    /**
     * Reads over a connection that nobody else uses.
     *
     * @param tableNames the real name of a table of the model
     */
    public RowsAgain(
            Connection connection, SourceAddress source, CompiledModel model, UnaryOperator<String> tableNames) {
        this.connection = connection;
        this.source = source;
        this.model = model;
        this.tableNames = tableNames;
    }

    /**
     * Whether what transactions did is visible, and so to every later reading here.
     *
     * @param transactions their numbers as changes carry them
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    public boolean sees(Iterable<Long> transactions) {
        try {
            SourceSnapshot snapshot = SourceSnapshot.of(connection);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            for (long transaction : transactions) {
                if (!snapshot.sees(transaction)) {
                    return false;
                }
            }
            return true;
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    /** As {@link RowReader#now}. */
    public Map<SourceKey, RowNow> now(CompiledEntity entity, List<SourceKey> keys) {
        return ask(entity, reader -> reader.now(keys));
    }

    /** As {@link RowReader#targetKey}. */
    public Optional<Map<String, ItemValue>> targetKey(CompiledEntity entity, Map<String, @Nullable String> image) {
        return ask(entity, reader -> reader.targetKey(image));
    }

    /** As {@link RowReader#referring}. */
    public List<SourceKey> referring(
            CompiledEntity entity,
            int lookup,
            Map<String, @Nullable String> image,
            @Nullable SourceKey after,
            int size) {
        return ask(entity, reader -> reader.referring(lookup, image, after, size));
    }

    @Override
    public boolean isAt(Origin origin, TargetKey key) {
        Optional<CompiledEntity> its = model.entities().stream()
                .filter(entity -> entity.entity().equals(origin.entity())
                        && tableNames.apply(entity.tableName()).equals(key.table()))
                .findFirst();
        return its.isPresent()
                && ask(its.get(), reader -> {
                    RowNow row = reader.now(List.of(origin.key())).get(origin.key());
                    return row != null
                            && row.mapped() instanceof MappedRow.Ready
                            && row.place().equals(Optional.of(key.attributes()));
                });
    }

    private interface Question<T> {
        T ask(RowReader reader) throws SQLException;
    }

    private <T> T ask(CompiledEntity entity, Question<T> question) {
        try {
            RowReader reader = readers.get(entity);
            if (reader == null) {
                reader = new RowReader(connection, entity, source);
                readers.put(entity, reader);
            }
            return question.ask(reader);
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            for (RowReader reader : readers.values()) {
                reader.close();
            }
        } catch (SQLException e) {
            // Nothing was written over it.
        }
    }
}
