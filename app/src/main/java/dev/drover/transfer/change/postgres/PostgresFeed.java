package dev.drover.transfer.change.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedHealth;
import dev.drover.transfer.change.Version;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * The changes of a slot, as they come.
 *
 * <p>Only what was acknowledged is reported to the source as done. Its keep-alive messages say how far it has looked,
 * and are answered with what was acknowledged: a position that nobody stored may not move the slot on. In a database
 * in which nothing changes, {@link #health} writes a mark into the log, which comes back as a transaction without
 * changes and is acknowledged like any other.
 */
final class PostgresFeed implements ChangeFeed {

    /** How much is read for one answer, so that memory does not grow with the size of rows. */
    private static final long MOST_BYTES = 8L << 20;

    private static final long FIRST_PAUSE_MILLIS = 1;
    private static final long LONGEST_PAUSE_MILLIS = 20;
    private static final int REPORT_SECONDS = 1;

    private final Connection connection;
    private final PGReplicationStream stream;
    private final SourceAddress source;
    private final ShortSessions sessions;
    private final SourceShapeWatch watch;
    private final PgOutputDecoder decoder = new PgOutputDecoder();

    private Message.@Nullable Begin transaction;
    private int changes;
    private LogSequenceNumber given;
    private LogSequenceNumber acknowledged;

    private PostgresFeed(
            Connection connection,
            PGReplicationStream stream,
            SourceAddress source,
            ShortSessions sessions,
            SourceShapeWatch watch,
            LogSequenceNumber from) {
        this.connection = connection;
        this.stream = stream;
        this.source = source;
        this.sessions = sessions;
        this.watch = watch;
        this.given = from;
        this.acknowledged = from;
    }

    static PostgresFeed start(
            Connection connection,
            SourceAddress source,
            ShortSessions sessions,
            SourceShapeWatch watch,
            LogSequenceNumber from)
            throws SQLException {
        PGReplicationStream stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(watch.slot().name())
                .withStartPosition(from)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", watch.slot().name())
                .withSlotOption("messages", true)
                .withStatusInterval(REPORT_SECONDS, TimeUnit.SECONDS)
                // Or the driver would acknowledge keep-alive messages.
                .withAutomaticFlush(false)
                .start();
        return new PostgresFeed(connection, stream, source, sessions, watch, from);
    }

    @Override
    public List<FeedEvent> next(int most, Duration wait) throws InterruptedException {
        List<FeedEvent> events = new ArrayList<>();
        long began = System.nanoTime();
        long bytes = 0;
        long pause = FIRST_PAUSE_MILLIS;
        while (watch.broken() == null && events.size() < most && bytes < MOST_BYTES) {
            ByteBuffer message = read();
            if (message != null) {
                bytes += message.remaining();
                take(decoder.decode(message), events);
            } else if (!events.isEmpty() || System.nanoTime() - began >= wait.toNanos()) {
                return events;
            } else {
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
        FeedEvent broken = watch.broken();
        if (broken != null && events.size() < most) {
            events.add(broken);
        }
        return events;
    }

    private @Nullable ByteBuffer read() {
        try {
            ByteBuffer message = stream.readPending();
            if (message == null && stream.isClosed()) {
                throw cutOff();
            }
            return message;
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }

    private void take(Message message, List<FeedEvent> events) {
        if (message instanceof Message.Begin begin) {
            transaction = begin;
            changes = 0;
        } else if (message instanceof Message.Row row) {
            events.add(changed(row));
        } else if (message instanceof Message.Commit commit) {
            transaction = null;
            given = LogSequenceNumber.valueOf(commit.end());
            events.add(new FeedEvent.Committed(given.asString(), commit.at()));
        } else if (message instanceof Message.Described described) {
            watch.described(described.relation());
        } else if (message instanceof Message.Truncate truncate) {
            truncate.relations().forEach(watch::truncated);
        }
    }

    private FeedEvent changed(Message.Row row) {
        if (transaction == null) {
            throw new IllegalStateException(
                    "The source sent a change of the table " + row.relation().table() + " outside of a transaction");
        }
        return new FeedEvent.RowChanged(
                row.relation().table(),
                row.before(),
                withKey(row),
                Version.ofCommit(transaction.commit(), changes++),
                transaction.transaction());
    }

    /** A large key value that did not change is sent with the old key only, and a row needs its key. */
    private Map<String, @Nullable String> withKey(Message.Row row) {
        if (row.after().isEmpty()
                || row.after().size() == row.relation().columns().size()) {
            return row.after();
        }
        Map<String, @Nullable String> after = new LinkedHashMap<>(row.after());
        for (String column : watch.keyOf(row.relation().table())) {
            if (!after.containsKey(column) && row.before().containsKey(column)) {
                after.put(column, row.before().get(column));
            }
        }
        return Collections.unmodifiableMap(after);
    }

    @Override
    public void acknowledge(String position) {
        LogSequenceNumber done = PostgresFeeds.position(position);
        if (done.compareTo(given) > 0) {
            throw new IllegalArgumentException(
                    "The position " + position + " was not given: the last one is " + given.asString());
        }
        if (done.compareTo(acknowledged) > 0) {
            acknowledged = done;
            stream.setFlushedLSN(done);
            stream.setAppliedLSN(done);
        }
    }

    /** Looks at the catalogue, too, and marks the log. */
    @Override
    public FeedHealth health() {
        return sessions.ask(source, Access.READ_ONLY, session -> {
            FeedHealth health = new Slots(session).health(watch.slot().name());
            watch.look(session);
            new SourceServer(session).markLog();
            return health;
        });
    }

    @Override
    public void close() {
        // Not by the end of the copy protocol: the source would first send the rest of a transaction, however long.
        try (connection) {
            if (!stream.isClosed()) {
                stream.forceUpdateStatus();
            }
        } catch (SQLException e) {
            // What the source did not learn, it sends again.
        }
    }

    private ConnectionProblem cutOff() {
        return SourceConnections.translate(source, new SQLException("The source ended the stream of changes", "08006"));
    }
}
