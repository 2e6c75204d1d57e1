package dev.drover.transfer.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.transfer.CopyResult;
import dev.drover.transfer.CopyTotals;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** An application goes on writing while its rows are copied, on real servers. */
@Timeout(120)
class FollowTest extends FollowTestBase {

    @Autowired
    FollowTools tools;

    @Test
    @Tag("failure-3")
    @Tag("failure-13")
    @Tag("failure-35")
    void whatIsWrittenWhileRowsAreCopiedArrives() throws Exception {
        FollowedShop shop = FollowedShop.create().with(20, 600);
        FollowJob job = job(shop);
        prepare(job);
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService application = Executors.newFixedThreadPool(2);
        try {
            Future<?> even = application.submit(() -> write(shop, 1, writing));
            Future<?> odd = application.submit(() -> write(shop, 2, writing));
            CopyResult copied = copy(job);
            assertThat(copied).isInstanceOf(CopyResult.Finished.class);
            CopyTotals totals = copied.totals();
            assertThat(totals.read()).isPositive();
            writing.set(false);
            even.get();
            odd.get();
        } finally {
            application.shutdownNow();
        }
        drain(job);
        assertSame(shop, job);
        assertThat(of(job).totals().changes()).isPositive();

        stop(job);
        clearEverything(job);
        assertThat(FollowedShop.actual(clients, job.aws(), table(job))).isEqualTo(shop.expected());
        follow.end(job.stepRunId());
        assertThat(of(job).status()).isEqualTo(FollowingStatus.ENDED);
    }

    private static Object write(FollowedShop shop, long seed, AtomicBoolean writing) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (Connection connection = shop.database().dataSource().getConnection()) {
            for (int i = 0; i < 150 || writing.get() && i < 400; i++) {
                shop.change(connection, random, 20, 600);
            }
        }
        return shop;
    }

    @Test
    void anItemFollowsItsRowItsLinesAndWhatItLooksUp() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        shop.database()
                .execute(
                        "update order_lines set qty = 77 where order_id = 1 and line_no = 1",
                        "update customers set name = 'Renamed' where id = 1",
                        "update orders set status = 'DRAFT' where id = 3",
                        "delete from payments where id = 4",
                        "update payments set order_id = 1 where id = 2");
        drain(job);
        assertSame(shop, job);
        Map<String, String> items = FollowedShop.actual(clients, job.aws(), table(job));
        assertThat(items).containsEntry("ORDER#3|ORDER", "tombstone");
        assertThat(items).containsEntry("ORDER#2|PAYMENT#2", "tombstone");
        // Each order changed for one reason only, or one would hide that the other was missed.
        assertThat(items.get("ORDER#1|ORDER")).contains("1*77").contains("name=Name 2");
        assertThat(items.get("ORDER#2|ORDER")).contains("name=Renamed");
    }

    @Test
    @Tag("failure-13")
    void rowsThatSwapTheirKeysKeepBothItems() {
        FollowedShop shop = FollowedShop.create().with(2, 2);
        FollowJob job = copied(shop);
        shop.database()
                .execute("begin; set constraints all deferred; update customers c set email = o.email from customers o"
                        + " where o.id <> c.id; commit");
        drain(job);
        assertSame(shop, job);
    }

    @Test
    @Tag("failure-13")
    void aRowThatIsDeletedAndMadeAgainElsewhereLeavesNoItemBehind() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        shop.database()
                .execute("begin; delete from payments where id = 2; insert into payments values (2, 1, 5); commit");
        drain(job);
        assertSame(shop, job);
    }

    @Test
    @Tag("failure-28")
    void aRowThatCannotBecomeAnItemHoldsEverythingUpUntilItIsCorrected() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        shop.database()
                .execute(
                        "update customers set email = repeat('x', 2500) where id = 1",
                        "update orders set note = 'after it' where id = 3");
        Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(held.problem()).startsWith("customers with id = 1: ").contains("2,048");
        assertThat(held.nextAction()).isEqualTo("Correct the row in the source.");
        shop.database().execute("update customers set email = 'corrected@example.org' where id = 1");
        drain(job);
        assertSame(shop, job);
        assertThat(of(job).problem()).isEmpty();
    }

    @Test
    @Tag("failure-12")
    void aSlotThatIsGoneAsksForANewCopy() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        String slot = "drover_" + prepare(job).name();
        await(() -> {
            try {
                shop.database()
                        .execute(
                                "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '"
                                        + slot + "'",
                                "select pg_drop_replication_slot('" + slot + "')");
                return true;
            } catch (IllegalStateException active) {
                return false;
            }
        });
        Following lost = awaitThat(job, now -> now.status() == FollowingStatus.LOST);
        assertThat(lost.problem()).isEqualTo("The replication slot " + slot + " is gone from the source.");
        assertThat(lost.nextAction()).contains("Copy again");
        assertThatThrownBy(() -> follow.hasReached(lost, "0/1")).isInstanceOf(FollowRefusedException.class);
        follow.end(job.stepRunId());
    }

    @Test
    void aTableThatChangesHoldsItUpAndNamesTheColumn() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        prepare(job);
        shop.database().execute("alter table orders add column gift boolean");
        Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(held.problem()).contains("The table orders changed").contains("there is a new column gift");
        shop.database().execute("alter table orders drop column gift");
        awaitThat(job, now -> now.status() == FollowingStatus.FOLLOWING);
        follow.end(job.stepRunId());
    }

    @Test
    void aTableWhoseChangesDoNotSayEnoughIsRefusedBeforeAnythingIsMade() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        shop.database().execute("alter table payments replica identity default");
        FollowJob job = job(shop);
        assertThatThrownBy(() -> follow.prepare(job)).isInstanceOfSatisfying(FollowRefusedException.class, refused -> {
            assertThat(refused)
                    .hasMessage("A change of the table payments does not say what id and order_id were before: an item"
                            + " of Payment whose key changes would stay.");
            assertThat(refused.nextAction())
                    .isEqualTo("Run in the source: alter table public.payments replica identity full;");
        });
        assertThat(of(job).slot()).isNull();
    }

    @Test
    void tombstonesGoByThemselvesOnceEverythingIsCopied() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        shop.database().execute("delete from payments where id = 1");
        drain(job);
        // Longer than two graces, in which it would go: a copy that is under way could bring back what is gone.
        Instant began = of(job).lookedAt();
        awaitThat(job, now -> now.lookedAt().isAfter(began.plus(tools.grace(now).multipliedBy(3))));
        assertThat(FollowedShop.actual(clients, job.aws(), table(job))).containsValue("tombstone");
        follow.copied(of(job));
        await(() -> !FollowedShop.actual(clients, job.aws(), table(job)).containsValue("tombstone"));
        await(() -> clearing.count(of(job)) == 0);
        assertThat(FollowedShop.actual(clients, job.aws(), table(job))).isEqualTo(shop.expected());
    }

    @Test
    @Tag("failure-32")
    void whatIsDrainedCanBeFollowedAgain() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        drain(job);
        stop(job);
        shop.database().execute("delete from orders where id = 2", "update customers set name = 'Later' where id = 2");
        follow.resume(of(job));
        drain(job);
        assertSame(shop, job);
        follow.end(job.stepRunId());
    }

    @Test
    @Tag("failure-32")
    void tombstonesStayForAWholeGraceAfterItWasFollowedAgain() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = copied(shop);
        shop.database().execute("delete from payments where id = 2");
        drain(job);
        stop(job);
        Duration whole = clearing.slice(of(job), Duration.ZERO).grace();
        await(() -> grace(job).compareTo(whole.minusSeconds(2)) < 0);
        follow.resume(of(job));
        drain(job);
        stop(job);
        assertThat(grace(job)).isGreaterThan(whole.minusSeconds(1));
        follow.end(job.stepRunId());
    }

    private Duration grace(FollowJob job) {
        try {
            return clearing.slice(of(job), Duration.ZERO).grace();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("failure-16")
    void aChangeThatReadersCannotSeeYetIsNotReadAgain() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 2);
        FollowJob job = copied(shop);
        shop.database()
                .execute("alter system set synchronous_standby_names = 'never_there'", "select pg_reload_conf()");
        ExecutorService application = Executors.newSingleThreadExecutor();
        try (Connection writer = shop.database().dataSource().getConnection();
                Statement update = writer.createStatement()) {
            update.execute("set synchronous_commit = on");
            Future<?> waiting = application.submit(() -> {
                // The server may take a moment to know of the standby.
                for (int i = 0; of(job).status() != FollowingStatus.HELD; i++) {
                    update.execute("update customers set name = 'Not seen yet " + i + "' where id = 1");
                }
                return shop;
            });
            Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
            assertThat(held.problem()).startsWith("A change that the source has in its log has not become visible");
            shop.database().execute("alter system reset synchronous_standby_names", "select pg_reload_conf()");
            waiting.get();
        } finally {
            shop.database().execute("alter system reset synchronous_standby_names", "select pg_reload_conf()");
            application.shutdownNow();
        }
        drain(job);
        assertSame(shop, job);
    }

    @Test
    void nothingIsWrittenIntoAnotherAccountThanItBeganIn() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        prepare(job);
        sql.sql("update following set aws_account = '123456789012 in eu-west-1' where step_run_id = ?")
                .param(job.stepRunId())
                .update();
        sql.sql("update following set epoch = epoch + 1, held_until = null where step_run_id = ?")
                .param(job.stepRunId())
                .update();
        Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(held.problem())
                .isEqualTo("The environment Test points to local in eu-west-1, and the copy began in 123456789012 in"
                        + " eu-west-1.");
        sql.sql("update following set aws_account = 'local in eu-west-1' where step_run_id = ?")
                .param(job.stepRunId())
                .update();
        awaitThat(job, now -> now.status() == FollowingStatus.FOLLOWING);
    }

    @Test
    @Tag("failure-8")
    void nothingStaysInTheSourceWhenItHasEnded() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        String name = "drover_" + prepare(job).name();
        follow.end(job.stepRunId());
        follow.end(job.stepRunId());
        assertThat(of(job).status()).isEqualTo(FollowingStatus.ENDED);
        try (Connection connection = shop.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select (select count(*) from pg_replication_slots where slot_name = '"
                        + name + "') + (select count(*) from pg_publication where pubname = '" + name + "')")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
