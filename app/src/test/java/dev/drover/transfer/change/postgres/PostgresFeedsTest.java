package dev.drover.transfer.change.postgres;

import static dev.drover.transfer.change.postgres.FollowedSource.changes;
import static dev.drover.transfer.change.postgres.FollowedSource.end;
import static dev.drover.transfer.change.postgres.FollowedSource.transactions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.TestConnections;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedLostException;
import dev.drover.transfer.change.FeedRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFeedsTest {

    private final FollowedSource source = FollowedSource.create(Duration.ofMillis(300));

    @AfterEach
    void drop() {
        source.close();
    }

    @Test
    void makingItAgainFindsWhatACrashLeft() throws Exception {
        PostgresSlot first = source.ready();
        assertThat(first.name()).isEqualTo(source.slotName());
        assertThat(first.table("orders").orElseThrow().primaryKey()).containsExactly("id");
        PostgresSlot again = source.ready();
        assertThat(again.consistentPoint()).isEqualTo(first.consistentPoint());
        assertThat(again.systemIdentifier()).isEqualTo(first.systemIdentifier());
        source.database.execute("select pg_drop_replication_slot('" + source.slotName() + "')");
        assertThat(source.ready().consistentPoint()).isGreaterThan(first.consistentPoint());
    }

    @Test
    void droppingItLeavesNothingAndCanBeRepeated() throws Exception {
        PostgresSlot slot = source.ready();
        ChangeFeed feed = source.open(slot, slot.consistentPoint());
        source.close();
        assertThat(source.ask("select count(*) from pg_publication")).isEqualTo("0");
        assertThat(source.confirmed()).isNull();
        source.close();
        assertThatThrownBy(() -> feed.next(1, FollowedSource.WAIT)).isInstanceOf(ConnectionProblem.class);
        feed.close();
    }

    @Test
    void anOpenTransactionIsNamedAndWaitedFor() throws Exception {
        try (Connection open = source.session()) {
            open.setAutoCommit(false);
            FollowedSource.execute(open, "insert into unrelated values (1)");
            assertThat(source.prepare("orders"))
                    .isInstanceOfSatisfying(
                            SlotPreparation.Waiting.class,
                            waiting -> assertThat(waiting.because())
                                    .matches(
                                            "The transaction \\d+ of the source's process \\d+ wrote something and is open since .* UTC"));
            assertThat(source.confirmed()).isNull();
            open.commit();
        }
        assertThat(source.prepare("orders")).isInstanceOf(SlotPreparation.Ready.class);
    }

    @Test
    @Tag("failure-16")
    void noCopyMayReadBeforeEveryTransactionThatTheSlotDoesNotGiveHasEnded() throws Exception {
        source.ready();
        try (Connection open = source.session()) {
            open.setAutoCommit(false);
            FollowedSource.execute(open, "insert into orders values (1)");
            PostgresSlot slot = source.ready();
            assertThat(source.feeds.isPastHorizon(source.address(), slot)).isFalse();
            assertThat(source.feeds.oldestOpenTransaction(source.address())).contains("wrote something and is open");
            open.commit();
            assertThat(source.feeds.isPastHorizon(source.address(), slot)).isTrue();
        }
    }

    @Test
    @Tag("failure-16")
    void aCommitThatWaitsForAStandbyIsDecodedAndNotVisible() throws Exception {
        source.commit("insert into orders values (1, 'old')");
        PostgresSlot slot = source.ready();
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint());
                Connection writer = source.session();
                Connection reader = source.session()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            FollowedSource.execute(writer, "set synchronous_commit = on");
            String writing = FollowedSource.ask(writer, "select pg_backend_pid()");
            String stuck = "select wait_event = 'SyncRep' from pg_stat_activity where pid = " + writing;
            source.database.execute(
                    "alter system set synchronous_standby_names = 'never_there'", "select pg_reload_conf()");
            Thread committing = new Thread(() -> {
                try {
                    // The server may take a moment to know of the standby.
                    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        FollowedSource.execute(writer, "update orders set state = 'new " + i + "'");
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            FeedTail tail = new FeedTail(feed);
            try {
                committing.start();
                while (!"t".equals(source.ask(stuck))) {
                    tail.read();
                }
                committing.interrupt();
                while (tail.read()) {}
                assertThat(SourceSnapshot.of(reader).sees(tail.last().transaction()))
                        .isFalse();
                assertThat(FollowedSource.ask(reader, "select state from orders"))
                        .isNotEqualTo(tail.last().after().get("state"));
                assertThat(feed.health().retainedBytes()).isPositive();
                reader.commit();
            } finally {
                source.database.execute("alter system reset synchronous_standby_names", "select pg_reload_conf()");
                committing.join(20_000);
            }
            assertThat(committing.isAlive()).isFalse();
            while (tail.read()) {}
            assertThat(SourceSnapshot.of(reader).sees(tail.last().transaction()))
                    .isTrue();
            assertThat(FollowedSource.ask(reader, "select state from orders"))
                    .isEqualTo(tail.last().after().get("state"));
        }
    }

    @Test
    @Tag("failure-12")
    void aSlotThatWasDroppedIsNotTakenForOneWithoutChanges() throws Exception {
        PostgresSlot slot = source.ready();
        source.database.execute("select pg_drop_replication_slot('" + slot.name() + "')");
        assertThatThrownBy(() -> source.open(slot, slot.consistentPoint()))
                .isInstanceOf(FeedLostException.class)
                .hasMessage("The replication slot " + slot.name() + " is gone from the source");
    }

    @Test
    @Tag("failure-12")
    void aSlotThatWasMadeAnewOrMovedOnIsNotRead() throws Exception {
        PostgresSlot slot = source.ready();
        String applied;
        try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
            source.commit("insert into orders values (1)");
            applied = end(transactions(feed, 1));
            feed.acknowledge(applied);
            source.commit("insert into orders values (2)");
            assertThat(changes(transactions(feed, 1))).hasSize(1);
        }
        try (ChangeFeed feed = source.open(slot, applied)) {
            assertThat(changes(transactions(feed, 1))).hasSize(1);
        }
        source.database.execute("select pg_terminate_backend(active_pid, 5000) from pg_replication_slots where active");
        source.database.execute(
                "select pg_drop_replication_slot('" + slot.name() + "')",
                "select pg_create_logical_replication_slot('" + slot.name() + "', 'pgoutput')");
        assertThatThrownBy(() -> source.open(slot, applied))
                .isInstanceOf(FeedLostException.class)
                .hasMessageContaining("but changes are applied only up to " + applied)
                .extracting(e -> ((FeedLostException) e).nextAction())
                .isEqualTo("Copy again: roll this copy back, and start it anew.");
    }

    @Test
    @Tag("failure-12")
    void anotherServerOrOneThatWasPutBackIsNotRead() throws Exception {
        PostgresSlot slot = source.ready();
        PostgresSlot elsewhere =
                new PostgresSlot(slot.name(), "7", slot.consistentPoint(), slot.horizon(), slot.tables());
        assertThatThrownBy(() -> source.open(elsewhere, slot.consistentPoint()))
                .isInstanceOf(FeedLostException.class)
                .hasMessageContaining("The source is another server")
                .hasMessageEndingWith("and was 7");
        assertThatThrownBy(() -> source.open(slot, "FFFFFFF/0"))
                .isInstanceOf(FeedLostException.class)
                .hasMessageContaining("it was put back to an earlier time");
        assertThatThrownBy(() -> source.open(slot, "12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("failure-12")
    void aSlotWhoseLogTheSourceDroppedIsLost() throws Exception {
        PostgresSlot slot = source.ready();
        try {
            source.database.execute("alter system set max_slot_wal_keep_size = '1MB'", "select pg_reload_conf()");
            try (ChangeFeed feed = source.open(slot, slot.consistentPoint())) {
                while (feed.health().remainingBytes() < 0) {}
                assertThat(feed.health().remainingBytes()).isLessThan(64 << 20);
            }
            // Each time the log begins a new file of 16 MB.
            for (int i = 0; i < 3; i++) {
                source.commit("insert into orders values (" + i + ")");
                source.database.execute("select pg_switch_wal()");
            }
            source.database.execute("checkpoint");
            assertThatThrownBy(() -> source.open(slot, slot.consistentPoint()))
                    .isInstanceOf(FeedLostException.class)
                    .hasMessageContaining("it kept as much as max_slot_wal_keep_size allows");
            assertThatThrownBy(() -> source.prepare("orders")).isInstanceOf(FeedLostException.class);
        } finally {
            source.database.execute("alter system reset max_slot_wal_keep_size", "select pg_reload_conf()");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 | missing | There is no table missing in the schema public",
                "alter table orders drop constraint orders_pkey | orders | The table orders has no primary key",
                "alter table orders replica identity nothing | orders | is not its primary key",
                "alter table orders drop constraint orders_pkey, add primary key (id) deferrable"
                        + " | orders | The primary key of the table orders is deferrable",
                "alter table orders set unlogged | orders | The table orders is unlogged",
                "create table parts (id bigint primary key) partition by range (id) | parts | has partitions"
            })
    void aTableThatCannotBeFollowedIsRefused(String statement, String table, String problem) throws Exception {
        source.database.execute(statement);
        assertThatThrownBy(() -> source.prepare(table))
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining(problem);
        assertThat(source.ask("select count(*) from pg_publication")).isEqualTo("0");
        assertThat(source.confirmed()).isNull();
    }

    @Test
    void aUserWhoDoesNotInheritTheOwnersRightsTakesThemToPublishOnly() throws Exception {
        String user = "user_" + source.job;
        String owner = "owner_" + source.job;
        SourceAddress address = TestConnections.address(source.database.port(), source.database.name(), user);
        source.database.execute(
                "create role " + user + " login replication",
                "create role " + owner,
                "grant create on database " + source.database.name() + " to " + owner,
                "alter table orders owner to " + owner,
                "grant " + owner + " to " + user + " with inherit false, set true");
        try {
            assertThat(source.feeds.prepare(address, source.job, List.of("orders")))
                    .isInstanceOf(SlotPreparation.Ready.class);
            source.feeds.drop(address, source.job);
            assertThat(source.ask("select pubname from pg_publication where pubname = '" + source.slotName() + "'"))
                    .isNull();
        } finally {
            source.close();
            source.database.execute(
                    "drop table orders",
                    "revoke create on database " + source.database.name() + " from " + owner,
                    "drop role " + user,
                    "drop role " + owner);
        }
    }

    @Test
    void aUserWithoutTheRightsIsToldWhichToAskFor() throws Exception {
        String user = "user_" + source.job;
        SourceAddress address = TestConnections.address(source.database.port(), source.database.name(), user);
        source.database.execute("create role " + user + " login");
        try {
            assertThatThrownBy(() -> source.feeds.prepare(address, source.job, List.of("orders")))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessage("The user " + user + " may not replicate");
            source.database.execute("alter role " + user + " replication");
            assertThatThrownBy(() -> source.feeds.prepare(address, source.job, List.of("orders")))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessageContaining("does not own orders");
            source.database.execute("alter table orders owner to " + user);
            assertThatThrownBy(() -> source.feeds.prepare(address, source.job, List.of("orders")))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessageContaining("may not create a publication");
            source.database.execute("create publication " + source.slotName() + " for table orders");
            SlotPreparation prepared = source.feeds.prepare(address, source.job, List.of("orders"));
            PostgresSlot slot = ((SlotPreparation.Ready) prepared).slot();
            try (ChangeFeed feed = source.feeds.open(address, slot, slot.consistentPoint())) {
                source.commit("insert into orders values (1)");
                assertThat(changes(transactions(feed, 1))).hasSize(1);
            }
        } finally {
            source.close();
            source.database.execute("drop table orders", "drop role " + user);
        }
    }

    @Test
    void aPublicationOfOtherTablesOrOfSomeRowsIsNotTaken() {
        source.database.execute("create publication " + source.slotName() + " for table orders where (id > 10)");
        assertThatThrownBy(() -> source.prepare("orders"))
                .isInstanceOf(FeedRefusedException.class)
                .hasMessageContaining("is there, and not of exactly these tables");
        source.database.execute(
                "drop publication " + source.slotName(),
                "create publication " + source.slotName() + " for table orders, unrelated");
        assertThatThrownBy(() -> source.prepare("orders")).isInstanceOf(FeedRefusedException.class);
    }

    @Test
    void aSlotOfAnotherDatabaseIsNotTakenNorDropped() throws Exception {
        try (FollowedSource other = FollowedSource.create()) {
            other.database.execute(
                    "select pg_create_logical_replication_slot('" + source.slotName() + "', 'pgoutput')");
            assertThatThrownBy(() -> source.prepare("orders"))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessageContaining("of the database " + other.database.name());
            source.close();
            assertThat(source.confirmed()).isNotNull();
            other.database.execute("select pg_drop_replication_slot('" + source.slotName() + "')");
        }
    }

    @Test
    void aSourceWithoutAFreeSlotIsRefused() {
        try {
            source.database.execute("select pg_create_physical_replication_slot('full_' || n)"
                    + " from generate_series(1, current_setting('max_replication_slots')::int) n");
            assertThatThrownBy(() -> source.prepare("orders"))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessageMatching("All \\d+ replication slots of the source are taken");
        } finally {
            source.database.execute(
                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name like 'full_%'");
        }
    }

    @Test
    void aNameThatNoSlotCanHaveIsRefused() {
        assertThatThrownBy(() -> source.feeds.drop(source.address(), "x; drop table orders"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerWhoseLogDoesNotSayWhichRowsChangedIsRefused() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "replica")
                .setServerConfig("unix_socket_directories", "''")
                .start()) {
            SourceAddress address = TestConnections.address(server.getPort(), "postgres", "postgres");
            assertThatThrownBy(() -> source.feeds.prepare(address, source.job, List.of("orders")))
                    .isInstanceOf(FeedRefusedException.class)
                    .hasMessageStartingWith("The source's wal_level is replica");
        }
    }
}
