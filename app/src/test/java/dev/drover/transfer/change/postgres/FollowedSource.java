package dev.drover.transfer.change.postgres;

import dev.drover.connection.SourceAddress;
import dev.drover.connection.TestConnections;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.Committed;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database with a table {@code orders}, whose changes are followed. */
final class FollowedSource implements AutoCloseable {

    static final Duration WAIT = Duration.ofSeconds(20);
    private static final AtomicInteger jobs = new AtomicInteger();

    final TestDatabase database;
    final String job = "test_" + jobs.incrementAndGet();
    final PostgresFeeds feeds;

    private FollowedSource(TestDatabase database, Duration patience) {
        this.database = database;
        this.feeds = new PostgresFeeds(TestConnections.open(), patience);
    }

    static FollowedSource create() {
        return new FollowedSource(TestPostgres.emptyDatabase(), Duration.ofSeconds(10)).withOrders();
    }

    /** One that waits so long for transactions that are open when its slot is made. */
    static FollowedSource create(Duration patience) {
        return new FollowedSource(TestPostgres.emptyDatabase(), patience).withOrders();
    }

    private FollowedSource withOrders() {
        database.execute(
                "create table orders (id bigint primary key, state text, total numeric(10,2), note text)",
                "alter table orders alter note set storage external",
                "create table unrelated (id bigint primary key)");
        return this;
    }

    SourceAddress address() {
        return TestConnections.address(database);
    }

    String slotName() {
        return "drover_" + job;
    }

    SlotPreparation prepare(String... tables) {
        return feeds.prepare(address(), job, List.of(tables));
    }

    PostgresSlot ready() {
        return ((SlotPreparation.Ready) prepare("orders")).slot();
    }

    ChangeFeed open(PostgresSlot slot, String position) {
        return feeds.open(address(), slot, position);
    }

    /** A session whose commits are in the log at once. */
    Connection session() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        execute(connection, "set synchronous_commit = local");
        return connection;
    }

    /** One transaction. */
    void commit(String... statements) throws SQLException {
        try (Connection connection = session()) {
            connection.setAutoCommit(false);
            execute(connection, statements);
            connection.commit();
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String ask(String question) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return ask(connection, question);
        }
    }

    static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Where the slot's next reader would begin at least. */
    String confirmed() throws SQLException {
        return ask("select confirmed_flush_lsn from pg_replication_slots where slot_name = '" + slotName() + "'");
    }

    /** Waits until the source has heard what was acknowledged; it hears it while the feed is read. */
    void awaitConfirmed(ChangeFeed feed, String position) throws Exception {
        while (!position.equals(confirmed())) {
            List<FeedEvent> none = feed.next(1, Duration.ofMillis(20));
            if (!none.isEmpty()) {
                throw new AssertionError("Something came meanwhile: " + none);
            }
        }
    }

    /** All events up to the end of so many transactions. */
    static List<FeedEvent> transactions(ChangeFeed feed, int count) throws InterruptedException {
        List<FeedEvent> events = new ArrayList<>();
        while (events.stream().filter(Committed.class::isInstance).count() < count) {
            List<FeedEvent> more = feed.next(1000, WAIT);
            if (more.isEmpty()) {
                throw new AssertionError("No further event came after " + events);
            }
            events.addAll(more);
        }
        return events;
    }

    static List<RowChanged> changes(List<FeedEvent> events) {
        return events.stream()
                .filter(RowChanged.class::isInstance)
                .map(RowChanged.class::cast)
                .toList();
    }

    /** The position of the last commit. */
    static String end(List<FeedEvent> events) {
        return ((Committed) events.get(events.size() - 1)).position();
    }

    @Override
    public void close() {
        feeds.drop(address(), job);
    }
}
