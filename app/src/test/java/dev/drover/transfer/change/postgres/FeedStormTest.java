package dev.drover.transfer.change.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.Committed;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two sessions write in turns, and the feed is closed and opened again wherever it happens to be. */
class FeedStormTest {

    private static final int TURNS = 400;
    private static final int KEYS = 12;

    private final long seed = Long.getLong("drover.feed.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Map<String, String>> rows = new HashMap<>();
    private final Map<String, Version> versions = new HashMap<>();
    private final Map<Version, FeedEvent> given = new HashMap<>();

    @Test
    @Tag("failure-9")
    @Tag("failure-10")
    void whatIsAppliedIsTheSourceWhereverTheFeedIsClosed() throws Exception {
        try (FollowedSource source = FollowedSource.create();
                Connection even = source.session();
                Connection odd = source.session()) {
            PostgresSlot slot = source.ready();
            List<Connection> sessions = List.of(even, odd);
            for (Connection session : sessions) {
                session.setAutoCommit(false);
            }
            String stored = slot.consistentPoint();
            ChangeFeed feed = source.open(slot, stored);
            for (int turn = 0; turn < TURNS; turn++) {
                int who = random.nextInt(2);
                write(sessions.get(who), who);
                for (FeedEvent event : feed.next(1 + random.nextInt(20), Duration.ZERO)) {
                    stored = apply(event, stored);
                }
                // What is stored is not always told before the feed ends.
                if (random.nextInt(3) == 0) {
                    feed.acknowledge(stored);
                }
                if (random.nextInt(25) == 0) {
                    feed.close();
                    feed = source.open(slot, stored);
                }
            }
            for (Connection session : sessions) {
                session.commit();
            }
            source.commit("insert into orders values (-1, 'last')");
            while (!rows.containsKey("-1")) {
                for (FeedEvent event : feed.next(1000, FollowedSource.WAIT)) {
                    stored = apply(event, stored);
                }
            }
            feed.close();
            assertThat(rows).as("seed %d", seed).isEqualTo(inSource(source));
        }
    }

    private void write(Connection session, int parity) throws Exception {
        int id = random.nextInt(KEYS) * 2 + parity;
        int other = random.nextInt(KEYS) * 2 + parity;
        switch (random.nextInt(10)) {
            case 0, 1 ->
                FollowedSource.execute(
                        session,
                        "insert into orders values (" + id + ", 'new', 1, repeat('" + random.nextInt(9) + "', 3000))"
                                + " on conflict do nothing");
            case 2, 3, 4 ->
                FollowedSource.execute(
                        session, "update orders set total = " + random.nextInt(1000) + " where id = " + id);
            case 5 -> FollowedSource.execute(session, "delete from orders where id = " + id);
            case 6 ->
                FollowedSource.execute(
                        session,
                        "update orders set id = " + other + " where id = " + id
                                + " and not exists (select from orders where id = " + other + ")");
            case 7 ->
                FollowedSource.execute(
                        session,
                        "savepoint here",
                        "update orders set state = 'never' where id % 2 = " + parity,
                        "rollback to here",
                        "update orders set state = 'kept " + random.nextInt(99) + "' where id = " + id);
            case 8 -> session.commit();
            default -> {
                if (random.nextBoolean()) {
                    session.rollback();
                } else {
                    session.commit();
                }
            }
        }
    }

    private String apply(FeedEvent event, String stored) {
        if (event instanceof Committed committed) {
            return committed.position();
        }
        RowChanged change = (RowChanged) event;
        FeedEvent before = given.putIfAbsent(change.version(), change);
        assertThat(change).as("seed %d", seed).isEqualTo(before == null ? change : before);
        if (change.isDelete()) {
            put(change.before().get("id"), null, change.version());
            return stored;
        }
        String old = change.before().getOrDefault("id", change.after().get("id"));
        Map<String, String> row = new TreeMap<>(rows.getOrDefault(old, Map.of()));
        row.putAll(change.after());
        if (!old.equals(change.after().get("id"))) {
            put(old, null, change.version());
        }
        put(change.after().get("id"), row, change.version());
        return stored;
    }

    private void put(String id, Map<String, String> row, Version version) {
        if (versions.containsKey(id) && !version.isNewerThan(versions.get(id))) {
            return;
        }
        versions.put(id, version);
        if (row == null) {
            rows.remove(id);
        } else {
            rows.put(id, row);
        }
    }

    private static Map<String, Map<String, String>> inSource(FollowedSource source) throws Exception {
        Map<String, Map<String, String>> found = new HashMap<>();
        try (Connection connection = source.session();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id, state, total, note from orders")) {
            while (row.next()) {
                Map<String, String> columns = new TreeMap<>();
                for (String column : List.of("id", "state", "total", "note")) {
                    columns.put(column, row.getString(column));
                }
                found.put(row.getString("id"), columns);
            }
        }
        return found;
    }
}
