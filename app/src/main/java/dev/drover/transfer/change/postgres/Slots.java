package dev.drover.transfer.change.postgres;

import dev.drover.transfer.change.FeedHealth;
import dev.drover.transfer.change.FeedLostException;
import dev.drover.transfer.change.FeedRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** Replication slots: from where on a source keeps its write-ahead log, and for whom. */
final class Slots {

    private static final String PLUGIN = "pgoutput";
    private static final String COPY_AGAIN = "Copy again: roll this copy back, and start it anew.";
    private static final String TOOK_TOO_LONG = "57014";
    private static final int END_WITHIN_MILLIS = 5000;
    private static final int TIMES_TOLD = 10;

    private final Connection connection;

    Slots(Connection connection) {
        this.connection = connection;
    }

    private record Slot(
            @Nullable String plugin,
            @Nullable String database,
            boolean here,
            @Nullable String confirmed,
            String walStatus,
            long retained,
            @Nullable Long remaining,
            String end) {}

    /** Where the changes of an existing or a new slot begin; empty if open transactions keep the source from making it. */
    Optional<String> ensure(String name, Duration patience) throws SQLException {
        Optional<Slot> found = find(name);
        if (found.isPresent()) {
            Slot slot = found.get();
            if (!PLUGIN.equals(slot.plugin()) || !slot.here()) {
                throw new FeedRefusedException(
                        "There is another replication slot " + name + ", of the database " + slot.database()
                                + " with the plugin " + slot.plugin(),
                        "If nothing uses it, run in the source: select pg_drop_replication_slot('" + name + "');");
            }
            refuseIfLost(name, slot);
            // Without a position an earlier attempt, whose client is gone, is still waiting to make it.
            return Optional.ofNullable(slot.confirmed());
        }
        refuseIfExhausted();
        ShortSessions.limit(connection, patience);
        try (PreparedStatement statement = connection.prepareStatement(
                "select lsn::text from pg_create_logical_replication_slot(?, '" + PLUGIN + "')")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.of(row.getString(1));
            }
        } catch (SQLException e) {
            if (TOOK_TOO_LONG.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether the slot still has everything after a position.
     *
     * @throws FeedLostException if not
     */
    void check(PostgresSlot kept, LogSequenceNumber applied) throws SQLException {
        String name = kept.name();
        Slot slot = find(name).orElseThrow(() -> gone(name));
        if (!PLUGIN.equals(slot.plugin()) || !slot.here() || slot.confirmed() == null) {
            throw gone(name);
        }
        refuseIfLost(name, slot);
        if (LogSequenceNumber.valueOf(slot.confirmed()).compareTo(applied) > 0) {
            throw new FeedLostException(
                    "The replication slot " + name + " begins at " + slot.confirmed() + ", but changes are applied only"
                            + " up to " + applied.asString() + ": it was made anew or moved on, and what lies between"
                            + " is lost",
                    COPY_AGAIN);
        }
        if (LogSequenceNumber.valueOf(slot.end()).compareTo(applied) < 0) {
            throw new FeedLostException(
                    "The source's log ends at " + slot.end() + ", before " + applied.asString()
                            + ", up to which changes" + " are applied: it was put back to an earlier time",
                    COPY_AGAIN);
        }
    }

    /** @throws FeedLostException if the slot is gone or lost what it kept */
    FeedHealth health(String name) throws SQLException {
        Slot slot = find(name).orElseThrow(() -> gone(name));
        refuseIfLost(name, slot);
        long remaining = slot.remaining() == null ? -1 : Math.max(0, slot.remaining());
        return new FeedHealth(slot.retained(), remaining);
    }

    /**
     * Ends the session that reads from a slot: a slot has one reader, and whoever asks is the one that may.
     *
     * <p>A session whose reader is frozen or cut off waits to send its own end to it, until it is told a second time.
     */
    void cutOff(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_terminate_backend(active_pid, ?)
                  from pg_replication_slots
                 where slot_name = ?
                   and active_pid is not null
                """)) {
            statement.setLong(1, END_WITHIN_MILLIS / TIMES_TOLD);
            statement.setString(2, name);
            for (int told = 0; told < TIMES_TOLD && stillReads(statement); told++) {
                // Told once more.
            }
        }
    }

    private static boolean stillReads(PreparedStatement statement) throws SQLException {
        try (ResultSet ended = statement.executeQuery()) {
            return ended.next() && !ended.getBoolean(1);
        }
    }

    /** Drops it if it is there and is ours. */
    void drop(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_drop_replication_slot(slot_name)
                  from pg_replication_slots
                 where slot_name = ?
                   and plugin = ?
                   and database = current_database()
                """)) {
            statement.setString(1, name);
            statement.setString(2, PLUGIN);
            statement.execute();
        }
    }

    private Optional<Slot> find(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select plugin, database, database = current_database() as here, confirmed_flush_lsn::text as confirmed,
                       coalesce(wal_status, 'lost') as wal_status, safe_wal_size, pg_current_wal_lsn()::text as end,
                       coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint as retained
                  from pg_replication_slots
                 where slot_name = ?
                """)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Slot(
                                row.getString("plugin"),
                                row.getString("database"),
                                row.getBoolean("here"),
                                row.getString("confirmed"),
                                row.getString("wal_status"),
                                row.getLong("retained"),
                                row.getObject("safe_wal_size", Long.class),
                                row.getString("end")))
                        : Optional.empty();
            }
        }
    }

    private void refuseIfExhausted() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*), current_setting('max_replication_slots')::int
                  from pg_replication_slots
                """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getLong(1) >= row.getLong(2)) {
                throw new FeedRefusedException(
                        "All " + row.getLong(2) + " replication slots of the source are taken",
                        "Drop slots that nothing uses, or raise max_replication_slots and start the source again.");
            }
        }
    }

    private static void refuseIfLost(String name, Slot slot) {
        if (slot.walStatus().equals("lost")) {
            throw new FeedLostException(
                    "The source no longer has the log that the replication slot " + name + " needs: it kept as much as"
                            + " max_slot_wal_keep_size allows",
                    COPY_AGAIN);
        }
    }

    private static FeedLostException gone(String name) {
        return new FeedLostException("The replication slot " + name + " is gone from the source", COPY_AGAIN);
    }
}
