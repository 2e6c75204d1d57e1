package dev.drover.transfer.change.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.transfer.change.FeedEvent.Broken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a table is not as it was when its slot was made: from what the log says before a change, and from the
 * catalogue, because a table can be rewritten or dropped without a change of any row being told.
 *
 * <p>What it noticed it does not forget.
 */
final class SourceShapeWatch {

    private final SourceAddress source;
    private final PostgresSlot slot;
    private final ShortSessions sessions;
    private @Nullable Broken broken;

    SourceShapeWatch(SourceAddress source, PostgresSlot slot, ShortSessions sessions) {
        this.source = source;
        this.slot = slot;
        this.sessions = sessions;
    }

    PostgresSlot slot() {
        return slot;
    }

    List<String> keyOf(String table) {
        return slot.table(table).orElseThrow().primaryKey();
    }

    @Nullable
    Broken broken() {
        return broken;
    }

    /** Compares the catalogue. */
    void look(Connection connection) throws SQLException {
        Optional<Map.Entry<String, String>> difference =
                new TableLookup(connection, source.schema()).difference(slot.tables());
        if (difference.isPresent()) {
            changed(difference.get().getKey(), difference.get().getValue());
            return;
        }
        List<String> names = slot.tables().stream().map(FollowedTable::name).toList();
        if (!new Publication(connection, slot.name()).isOf(source.schema(), names)) {
            breaks(
                    names.get(0),
                    "The publication " + slot.name() + " no longer sends every change of exactly these tables: "
                            + String.join(", ", names));
        }
    }

    /** Compares what the log says. */
    void described(Relation relation) {
        Optional<FollowedTable> followed =
                relation.schema().equals(source.schema()) ? slot.table(relation.table()) : Optional.empty();
        if (followed.isEmpty()) {
            breaks(
                    relation.table(),
                    "The publication " + slot.name() + " sends changes of the table " + relation.schema() + "."
                            + relation.table() + ", which is not copied");
            return;
        }
        FollowedTable table = followed.get();
        Set<String> identity = Set.copyOf(relation.identity());
        if (relation.full()
                ? !identity.containsAll(table.primaryKey())
                : !identity.equals(Set.copyOf(table.primaryKey()))) {
            changed(
                    table.name(),
                    "changes name its rows by " + relation.identity() + " and no longer by " + table.primaryKey());
            return;
        }
        if (table.whole() && !relation.full()) {
            changed(table.name(), "changes carry only the key of a row as it was and no longer all of it");
            return;
        }
        if (table.differenceTo(columns(relation, false)).isPresent()) {
            changed(table.name(), table.differenceTo(columns(relation, true)).orElseThrow());
        }
    }

    void truncated(Relation relation) {
        breaks(relation.table(), "The table " + relation.table() + " was emptied with TRUNCATE");
    }

    private void changed(String table, String difference) {
        breaks(
                table,
                "The table " + table + " changed in the source after its changes began to be followed: " + difference);
    }

    private void breaks(String table, String problem) {
        if (broken == null) {
            broken = new Broken(table, problem);
        }
    }

    private List<FollowedTable.Column> columns(Relation relation, boolean withWords) {
        List<FollowedTable.Column> columns = new ArrayList<>();
        for (Relation.Column column : relation.columns()) {
            String words = withWords ? words(column) : "";
            columns.add(new FollowedTable.Column(column.name(), column.type(), column.modifier(), words));
        }
        return columns;
    }

    private String words(Relation.Column column) {
        try {
            return sessions.ask(
                    source,
                    Access.READ_ONLY,
                    connection -> TableLookup.words(connection, column.type(), column.modifier()));
        } catch (ConnectionProblem e) {
            // That it differs is what counts.
            return "another type";
        }
    }
}
