package dev.drover.transfer.change.postgres;

import static dev.drover.transfer.change.postgres.FollowedSource.WAIT;
import static dev.drover.transfer.change.postgres.FollowedSource.changes;
import static dev.drover.transfer.change.postgres.FollowedSource.end;
import static dev.drover.transfer.change.postgres.FollowedSource.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.TestConnections;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.Broken;
import dev.drover.transfer.change.FeedEvent.Committed;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.Version;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFeedTest {

    private final FollowedSource source = FollowedSource.create();

    @AfterEach
    void drop() {
        source.close();
    }

    @Test
    void tellsWhatWasInsertedUpdatedAndDeletedWithPositionAndTime() throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit(
                    "insert into orders values (1, 'new', 9.90, null)",
                    "insert into unrelated values (1)",
                    "update orders set state = 'paid' where id = 1",
                    "delete from orders where id = 1");
            Instant now = Instant.parse(source.ask(
                    "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
            List<FeedEvent> events = transactions(feed, 1);
            List<RowChanged> changes = changes(events);
            assertThat(changes)
                    .hasSize(3)
                    .allSatisfy(change -> assertThat(change.table()).isEqualTo("orders"));
            assertThat(changes.get(0).before()).isEmpty();
            assertThat(changes.get(0).after())
                    .containsEntry("id", "1")
                    .containsEntry("state", "new")
                    .containsEntry("total", "9.90")
                    .containsEntry("note", null);
            assertThat(changes.get(1).before()).isEmpty();
            assertThat(changes.get(1).after()).containsEntry("state", "paid");
            assertThat(changes.get(2).isDelete()).isTrue();
            assertThat(changes.get(2).before()).isEqualTo(Map.of("id", "1"));
            assertThat(changes).extracting(RowChanged::version).isSorted().doesNotHaveDuplicates();
            assertThat(((Committed) events.get(3)).at()).isBetween(now.minusSeconds(60), now);
            assertThat(feed.next(10, Duration.ZERO)).isEmpty();
        }
    }

    @Test
    @Tag("failure-13")
    void aKeyThatChangesInTheLastStatementIsTold() throws Exception {
        PostgresSlot slot = source.ready();
        List<FeedEvent> events;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1, 'new', 1, null)", "update orders set id = 2, state = 'moved'");
            events = transactions(feed, 1);
            RowChanged moved = changes(events).get(1);
            assertThat(moved.before()).isEqualTo(Map.of("id", "1"));
            assertThat(moved.after()).containsEntry("id", "2").containsEntry("state", "moved");
        }
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            assertThat(transactions(feed, 1)).isEqualTo(events);
        }
    }

    @Test
    @Tag("failure-15")
    void aLargeValueThatDidNotChangeIsAbsent() throws Exception {
        source.commit("insert into orders values (1, 'new', 1, repeat('long ', 2000))");
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("update orders set state = 'paid'");
            source.commit("update orders set note = null");
            List<RowChanged> changes = changes(transactions(feed, 2));
            assertThat(changes.get(0).after()).containsOnlyKeys("id", "state", "total");
            assertThat(changes.get(1).after()).containsEntry("note", null);
        }
    }

    @Test
    @Tag("failure-15")
    void aLargeKeyThatDidNotChangeIsThere() throws Exception {
        source.database.execute(
                "create table files (name text primary key, state text)",
                "alter table files alter name set storage external",
                "insert into files select string_agg(md5(n::text), ''), 'new' from generate_series(1, 80) n");
        PostgresSlot slot = ((SlotPreparation.Ready) source.prepare("files")).slot();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("update files set state = 'kept'");
            RowChanged change = changes(transactions(feed, 1)).get(0);
            assertThat(change.after()).containsEntry("name", source.ask("select name from files"));
            assertThat(change.after()).containsEntry("state", "kept");
        }
    }

    @Test
    @Tag("failure-9")
    void aRestartInTheMiddleOfATransactionGivesAllOfItAgain() throws Exception {
        PostgresSlot slot = source.ready();
        String applied;
        List<FeedEvent> half = new ArrayList<>();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (0)");
            applied = end(transactions(feed, 1));
            feed.acknowledge(applied);
            source.awaitConfirmed(feed, applied);
            source.commit("insert into orders select n, 'new', n, null from generate_series(1, 100) n");
            while (half.size() < 40) {
                List<FeedEvent> some = feed.next(40 - half.size(), WAIT);
                assertThat(some).isNotEmpty().hasSizeLessThanOrEqualTo(40 - half.size());
                half.addAll(some);
            }
        }
        assertThat(source.confirmed()).isEqualTo(applied);
        try (ChangeFeed feed = source.open(slot, applied)) {
            List<FeedEvent> all = transactions(feed, 1);
            assertThat(changes(all)).hasSize(100);
            assertThat(all.subList(0, 40)).isEqualTo(half);
        }
    }

    @Test
    @Tag("failure-10")
    void manyChangesOfOneCommitComeAgainAsTheyWereUntilTheyAreAcknowledged() throws Exception {
        PostgresSlot slot = source.ready();
        List<FeedEvent> events;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit(
                    "insert into orders select n from generate_series(1, 20) n",
                    "update orders set state = 'paid'",
                    "delete from orders where id > 10");
            events = transactions(feed, 1);
        }
        List<Version> versions =
                changes(events).stream().map(RowChanged::version).toList();
        assertThat(versions).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(versions)
                .extracting(version -> version.text().substring(0, 16))
                .containsOnly(versions.get(0).text().substring(0, 16));
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            assertThat(transactions(feed, 1)).isEqualTo(events);
            feed.acknowledge(end(events));
        }
        try (ChangeFeed feed = source.open(slot, end(events))) {
            source.commit("delete from orders where id = 1");
            assertThat(changes(transactions(feed, 1))).singleElement().matches(RowChanged::isDelete);
        }
    }

    @Test
    @Tag("failure-11")
    void aMessageInTheLogBeforeAChangeLosesNothingAtARestart() throws Exception {
        PostgresSlot slot = source.ready();
        String applied;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("select pg_logical_emit_message(true, 'app', 'alone')");
            applied = end(transactions(feed, 1));
            feed.acknowledge(applied);
            source.commit(
                    "select pg_logical_emit_message(false, 'app', 'at once')",
                    "select pg_logical_emit_message(true, 'app', 'with it')",
                    "insert into orders values (1)",
                    "select pg_logical_emit_message(false, 'app', 'in between')",
                    "insert into orders values (2)");
            assertThat(feed.next(1, WAIT)).singleElement().isInstanceOf(RowChanged.class);
        }
        try (ChangeFeed feed = source.open(slot, applied)) {
            List<RowChanged> changes = changes(transactions(feed, 1));
            assertThat(changes).extracting(change -> change.after().get("id")).containsExactly("1", "2");
            assertThat(changes.get(1).version().text()).endsWith("00000001");
        }
    }

    @Test
    @Tag("failure-17")
    void versionsFollowTheOrderOfCommitsAndNotOfStatements() throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint());
                Connection slow = source.session()) {
            slow.setAutoCommit(false);
            FollowedSource.execute(slow, "insert into orders values (1)");
            source.commit("insert into orders values (2)");
            slow.commit();
            List<RowChanged> changes = changes(transactions(feed, 2));
            assertThat(changes).extracting(change -> change.after().get("id")).containsExactly("2", "1");
            assertThat(changes.get(1).version().isNewerThan(changes.get(0).version()))
                    .isTrue();
            assertThat(changes.get(0).transaction())
                    .isGreaterThan(changes.get(1).transaction());
        }
    }

    @Test
    void whatNobodyAcknowledgedDoesNotMoveTheSlot() throws Exception {
        PostgresSlot slot = source.ready();
        String applied;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1)");
            applied = end(transactions(feed, 1));
            feed.acknowledge(applied);
            source.awaitConfirmed(feed, applied);
            source.commit("insert into unrelated values (1)");
            String logged = source.ask("select pg_current_wal_lsn()");
            String looked =
                    "select sent_lsn >= '" + logged + "' from pg_stat_replication where pid = (select active_pid"
                            + " from pg_replication_slots where slot_name = '" + source.slotName() + "')";
            while (!"t".equals(source.ask(looked))) {
                assertThat(feed.next(1, Duration.ofMillis(20))).isEmpty();
            }
            assertThat(feed.next(1, Duration.ofMillis(20))).isEmpty();
            assertThatThrownBy(() -> feed.acknowledge(logged)).hasMessageContaining("was not given");
        }
        assertThat(source.confirmed()).isEqualTo(applied);
    }

    @Test
    void theMarkOfAnIdleDatabaseIsAcknowledgedLikeATransaction() throws Exception {
        PostgresSlot slot = source.ready();
        String mark;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into unrelated select n from generate_series(1, 1000) n");
            assertThat(feed.health().retainedBytes()).isPositive();
            assertThat(feed.health().remainingBytes()).isEqualTo(-1);
            List<FeedEvent> events = transactions(feed, 2);
            assertThat(changes(events)).isEmpty();
            mark = end(events);
            feed.acknowledge(mark);
            source.awaitConfirmed(feed, mark);
        }
    }

    @Test
    void aUserWhoMayNotMarkTheLogStillLearnsTheHealth() throws Exception {
        source.database.execute(
                "revoke execute on function pg_logical_emit_message(boolean, text, text, boolean) from public",
                "create role unmarked login replication");
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.feeds.open(
                TestConnections.address(source.database.port(), source.database.name(), "unmarked"),
                slot,
                slot.consistentPoint())) {
            assertThat(feed.health().retainedBytes()).isNotNegative();
        } finally {
            source.database.execute("drop role unmarked");
        }
    }

    @Test
    void nothingComesAfterATruncate() throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1)", "truncate orders", "insert into orders values (2)");
            List<FeedEvent> events = new ArrayList<>(feed.next(10, WAIT));
            if (events.size() == 1) {
                events.addAll(feed.next(10, WAIT));
            }
            assertThat(events).hasSize(2);
            Broken broken = new Broken("orders", "The table orders was emptied with TRUNCATE");
            assertThat(events.get(1)).isEqualTo(broken);
            assertThat(feed.next(10, WAIT)).containsExactly(broken);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders add column colour text | there is a new column colour",
                "alter table orders drop column note | the column note is gone",
                "alter table orders alter total type numeric(12,2)"
                        + " | the column total was numeric(10,2) and is numeric(12,2)",
                "alter table orders rename column note to remark"
                        + " | the column note is gone, there is a new column remark",
                "alter table orders drop constraint orders_pkey, add primary key (id, total)"
                        + " | changes name its rows by [id, total] and no longer by [id]"
            })
    void aTableThatWasAlteredBreaksTheFeed(String statement, String difference) throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1, 'new', 1)");
            transactions(feed, 1);
            source.commit(statement, "update orders set state = 'paid'");
            assertThat(feed.next(10, WAIT))
                    .containsExactly(new Broken(
                            "orders",
                            "The table orders changed in the source after its changes began to be followed: "
                                    + difference));
        }
    }

    @Test
    void aTableThatWasRewrittenOrDroppedWithoutAChangeOfARowBreaksTheFeedToo() throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("alter table orders alter total type bigint using total * 100");
            feed.health();
            assertThat(feed.next(10, WAIT))
                    .singleElement()
                    .asString()
                    .contains("the column total was numeric(10,2) and is bigint");
        }
        source.commit("drop table orders");
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            assertThat(feed.next(10, WAIT)).singleElement().asString().contains("it is gone");
        }
    }

    @Test
    void aPublicationThatSendsLessBreaksTheFeed() throws Exception {
        PostgresSlot slot = source.ready();
        source.commit("alter publication " + source.slotName() + " set (publish = 'insert')");
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            assertThat(feed.next(10, WAIT)).singleElement().asString().contains("no longer sends every change");
        }
    }

    @Test
    void rowsOfATableThatLogsAllOfThemComeWhole() throws Exception {
        source.database.execute("alter table orders replica identity full");
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1, 'new', 1, null)", "delete from orders");
            RowChanged delete = changes(transactions(feed, 1)).get(1);
            assertThat(delete.before()).containsOnlyKeys("id", "state", "total", "note");
        }
    }

    @Test
    @Tag("failure-4")
    void valuesComeInOneTextFormWhateverTheDatabasePrefers() throws Exception {
        source.database.execute(
                "create table kinds (id uuid primary key, at timestamptz, bytes bytea, lasts interval, f float8)",
                "alter database " + source.database.name() + " set bytea_output = 'escape'",
                "alter database " + source.database.name() + " set timezone = 'America/St_Johns'",
                "alter database " + source.database.name() + " set intervalstyle = 'iso_8601'",
                "alter database " + source.database.name() + " set datestyle = 'German'");
        PostgresSlot slot = ((SlotPreparation.Ready) source.prepare("kinds")).slot();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into kinds values ('00000000-0000-0000-0000-00000000000A',"
                    + " '2026-03-29 02:30:00.123456+02', '\\x00ff', '1 day 2 hours', 0.1)");
            assertThat(changes(transactions(feed, 1)).get(0).after())
                    .isEqualTo(Map.of(
                            "id", "00000000-0000-0000-0000-00000000000a",
                            "at", "2026-03-29 00:30:00.123456+00",
                            "bytes", "\\x00ff",
                            "lasts", "1 day 02:00:00",
                            "f", "0.1"));
        }
    }

    @Test
    void whoOpensTheFeedCutsOffWhoHadIt() throws Exception {
        PostgresSlot slot = source.ready();
        try (ChangeFeed first = source.open(slot, slot.consistentPoint());
                ChangeFeed second = source.open(slot, slot.consistentPoint())) {
            assertThatThrownBy(() -> first.next(1, WAIT)).isInstanceOf(ConnectionProblem.class);
            source.commit("insert into orders values (1)");
            assertThat(changes(transactions(second, 1))).hasSize(1);
        }
    }
}
