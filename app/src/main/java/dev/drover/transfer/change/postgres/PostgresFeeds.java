package dev.drover.transfer.change.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedLostException;
import dev.drover.transfer.change.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.replication.LogSequenceNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes, opens and drops what a PostgreSQL source needs to tell its changes: a publication and a replication slot.
 *
 * <p>Both have the name {@code drover_} and the job's, which nobody else may give to a job on the same server: slots are
 * the server's, not the database's. Until they are dropped the source keeps its log for them.
 */
@Component
public class PostgresFeeds {

    private static final Duration STREAM_LIMIT = Duration.ofSeconds(30);
    private static final Pattern JOB = Pattern.compile("[a-z0-9_]{1,50}");

    private final SourceConnections connections;
    private final ShortSessions sessions;
    private final Duration patience;

    /** @param patience how long a try to make a slot waits for open transactions */
    PostgresFeeds(SourceConnections connections, @Value("${drover.feed.patience:10s}") Duration patience) {
        this.connections = connections;
        this.sessions = new ShortSessions(connections);
        this.patience = patience;
    }

    /**
     * Looks tables up without changing anything.
     *
     * @param tables names of tables of the source's schema
     * @throws dev.drover.transfer.change.FeedRefusedException if the source cannot tell changes of these tables
     */
    public List<FollowedTable> look(SourceAddress source, List<String> tables) {
        return sessions.ask(source, Access.READ_ONLY, connection -> {
            new SourceServer(connection).refuseIfNotAble();
            return new TableLookup(connection, source.schema()).followed(tables);
        });
    }

    /** Where the source's log ends now: everything that was committed is before it. */
    public String end(SourceAddress source) {
        return sessions.ask(source, Access.READ_ONLY, connection -> new SourceServer(connection).end());
    }

    /** Whether a position is not before another one. */
    public static boolean reached(String position, String end) {
        return position(position).compareTo(position(end)) >= 0;
    }

    /** Older than every change that was committed after a position of the source's log. */
    public static Version version(String position) {
        return Version.ofCommit(position(position).asLong(), 0);
    }

    /**
     * Makes publication and slot, or finds those that an earlier try of the same job has made.
     *
     * <p>The result must be kept before anything is copied.
     *
     * @param job 1 to 50 lower-case letters, digits and _
     * @param tables names of tables of the source's schema, one at least
     * @throws dev.drover.transfer.change.FeedRefusedException if the source cannot tell changes of these tables
     * @throws FeedLostException if an earlier try has made the slot, and the source dropped its log since
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    public SlotPreparation prepare(SourceAddress source, String job, List<String> tables) {
        String name = name(job);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("A slot follows one table at least");
        }
        return sessions.ask(source, Access.READ_WRITE, connection -> {
            SourceServer server = new SourceServer(connection);
            server.refuseIfNotAble();
            List<FollowedTable> followed = new TableLookup(connection, source.schema()).followed(tables);
            String system = systemIdentifier(source);
            // Before the slot: a transaction is sent by the publication that was there when it wrote.
            new Publication(connection, name).ensure(source.schema(), tables);
            Optional<String> begin = new Slots(connection).ensure(name, patience);
            if (begin.isEmpty()) {
                return new SlotPreparation.Waiting(server.oldestOpen());
            }
            return new SlotPreparation.Ready(
                    new PostgresSlot(name, system, begin.get(), server.newTransaction(), followed));
        });
    }

    /**
     * Whether a session that begins to read now sees everything that the slot does not give.
     *
     * <p>No copy may read before that: a transaction can be in the log before the slot's beginning and not be visible yet.
     */
    public boolean isPastHorizon(SourceAddress source, PostgresSlot slot) {
        return sessions.ask(
                source,
                Access.READ_ONLY,
                connection -> SourceSnapshot.of(connection).isPast(slot.horizon()));
    }

    /** The oldest open transaction that wrote something, as a sentence: what keeps the horizon from being passed. */
    public String oldestOpenTransaction(SourceAddress source) {
        return sessions.ask(source, Access.READ_ONLY, connection -> new SourceServer(connection).oldestOpen());
    }

    /**
     * Begins to read the changes after a position. Whoever reads from the slot is cut off.
     *
     * @param acknowledged up to where changes are durably in the target, read after the lease was taken; at first the
     *     slot's consistent point
     * @throws FeedLostException if changes after that position are gone
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    public ChangeFeed open(SourceAddress source, PostgresSlot slot, String acknowledged) {
        LogSequenceNumber from = position(acknowledged);
        String system = systemIdentifier(source);
        if (!system.equals(slot.systemIdentifier())) {
            throw new FeedLostException(
                    "The source is another server than the one that the replication slot " + slot.name()
                            + " was made on: its system identifier is " + system + " and was "
                            + slot.systemIdentifier(),
                    "Let the connection point to the server as before, or copy again: roll this copy back, and start"
                            + " it anew.");
        }
        SourceShapeWatch watch = new SourceShapeWatch(source, slot, sessions);
        sessions.ask(source, Access.READ_ONLY, connection -> {
            Slots slots = new Slots(connection);
            slots.cutOff(slot.name());
            slots.check(slot, from);
            watch.look(connection);
            return slot;
        });
        Connection connection = connections.openReplication(source);
        try {
            // A message may come slowly, but not for ever.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(STREAM_LIMIT.toMillis()));
            return PostgresFeed.start(connection, source, sessions, watch, from);
        } catch (SQLException e) {
            try (connection) {
                throw SourceConnections.translate(source, e);
            } catch (SQLException onClose) {
                throw SourceConnections.translate(source, onClose);
            }
        }
    }

    /** Drops slot and publication if they are there, so that the source keeps no log for them. */
    public void drop(SourceAddress source, String job) {
        String name = name(job);
        sessions.ask(source, Access.READ_WRITE, connection -> {
            Slots slots = new Slots(connection);
            slots.cutOff(name);
            slots.drop(name);
            new Publication(connection, name).drop();
            return name;
        });
    }

    private String systemIdentifier(SourceAddress source) {
        try (Connection connection = connections.openReplication(source);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("IDENTIFY_SYSTEM")) {
            row.next();
            return row.getString("systemid");
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    static LogSequenceNumber position(String text) {
        LogSequenceNumber position = LogSequenceNumber.valueOf(text);
        if (position.equals(LogSequenceNumber.INVALID_LSN)) {
            throw new IllegalArgumentException("\"" + text + "\" is no position of a write-ahead log");
        }
        return position;
    }

    private static String name(String job) {
        if (!JOB.matcher(job).matches()) {
            throw new IllegalArgumentException(
                    "\"" + job + "\" cannot name a slot: 1 to 50 lower-case letters, digits and _");
        }
        return "drover_" + job;
    }
}
