package dev.drover.transfer.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.testing.FaultProxy;
import dev.drover.testing.NullDynamoDb;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.FeedHealth;
import dev.drover.transfer.write.CapacityBudget;
import dev.drover.transfer.write.Slice;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/** Nodes that die or freeze, a source and a target that go away: what is followed is exact in the end. */
@Timeout(120)
@TestPropertySource(properties = "drover.engine.enabled=false")
class FollowCrashTest extends FollowTestBase {

    private static final long NANOS_BETWEEN_CHANGES = 10_000_000;
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Value("${spring.datasource.url}")
    String drover;

    @Autowired
    FollowTools tools;

    @Autowired
    Clock clock;

    private final List<Followers> nodes = new ArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        nodes.forEach(Followers::stop);
        // While the ways to what they use are there.
        endAll();
        for (AutoCloseable one : toClose) {
            one.close();
        }
    }

    /** A node in this process. */
    private Followers node() {
        Followers node = new Followers(followings, tools, clock, true);
        nodes.add(node);
        node.begin();
        node.start();
        return node;
    }

    private FollowProcess process() throws Exception {
        FollowProcess process = FollowProcess.start(
                drover, directory.resolve("node" + toClose.size() + ".log").toFile());
        toClose.add(process);
        process.go();
        return process;
    }

    private FaultProxy proxy(int port) {
        FaultProxy proxy = FaultProxy.to(port);
        toClose.add(proxy);
        return proxy;
    }

    private FollowJob ready(FollowJob job) {
        prepare(job);
        copy(job);
        return job;
    }

    @Test
    @Tag("storm")
    @Tag("failure-32")
    void anotherNodeTakesOverWhenOneIsFrozenAndWhenItIsKilled() throws Exception {
        FollowProcess process = process();
        FollowedShop shop = FollowedShop.create().with(10, 100);
        FollowJob job = ready(job(shop));
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService application = Executors.newSingleThreadExecutor();
        try {
            application.submit(() -> write(shop, writing));
            awaitThat(job, now -> now.totals().changes() > 50);
            Followers here = node();
            process.freeze(true);
            takenOver("a frozen node", job);
            process.freeze(false);
            here.stop();
            await(() -> owner(job).startsWith(process.name()));
            long before = of(job).totals().changes();
            awaitThat(job, now -> now.totals().changes() > before + 50);
            node();
            process.kill();
            takenOver("a killed node", job);
            writing.set(false);
        } finally {
            application.shutdownNow();
        }
        await(application::isTerminated);
        drain(job);
        assertSame(shop, job);
    }

    private void takenOver(String from, FollowJob job) {
        long began = System.nanoTime();
        Following before = of(job);
        awaitThat(job, now -> now.epoch() > before.epoch());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        drain(job);
        System.out.printf(
                "taken over from %s: after %,d ms, with everything of that moment in the target after %,d ms%n",
                from,
                took.toMillis(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(took).isLessThan(TAKEN_OVER_WITHIN);
    }

    private static Object write(FollowedShop shop, AtomicBoolean writing) throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        try (Connection connection = shop.database().dataSource().getConnection()) {
            long began = System.nanoTime();
            for (int i = 0; writing.get(); i++) {
                shop.change(connection, random, 10, 100);
                LockSupport.parkNanos(began + i * NANOS_BETWEEN_CHANGES - System.nanoTime());
            }
        }
        return shop;
    }

    private String owner(FollowJob job) {
        return sql.sql("select owner from following where step_run_id = ?")
                .param(job.stepRunId())
                .query(String.class)
                .single();
    }

    @Test
    @Tag("failure-1")
    @Tag("failure-9")
    @Tag("failure-10")
    void aKillInTheMiddleOfALargeTransactionIsExact() throws Exception {
        FollowProcess process = process();
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = ready(job(shop));
        drain(job);
        long before = of(job).totals().changes();
        shop.database()
                .execute("insert into orders select i, 1 + i % 2, 'OPEN', 'large' from generate_series(1001, 4500) i");
        String end = follow.logEnd(of(job));
        awaitThat(job, now -> now.totals().changes() > before + 500);
        process.kill();
        Following left = of(job);
        assertThat(left.totals().changes()).as("in its middle").isLessThan(before + 3_500);
        assertThat(follow.hasReached(left, end)).isFalse();
        assertNothingAcknowledgedBeforeItWasApplied(shop, job);
        node();
        drain(job);
        assertSame(shop, job);
        assertNothingAcknowledgedBeforeItWasApplied(shop, job);
    }

    private void assertNothingAcknowledgedBeforeItWasApplied(FollowedShop shop, FollowJob job) {
        // First, because the position only grows.
        String acknowledged = shop.acknowledged("drover_" + of(job).name());
        assertThat(follow.hasReached(of(job), acknowledged)).isTrue();
    }

    @Test
    @Tag("failure-32")
    void whoWasTakenForDeadStoresNothing() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        Followers node = node();
        prepare(job);
        node.stop();
        Following stale = followings.take(of(job).id(), "stale").orElseThrow();
        letLeaseRunOut(stale);
        node();
        Following now = awaitThat(job, its -> its.epoch() > stale.epoch());
        assertThat(followings.advance(stale, "FFFFFFFF/0", Instant.now(), new FollowTotals(1000, 1000, 0, 0)))
                .isFalse();
        assertThat(followings.renew(stale)).isFalse();
        assertThat(followings.looked(stale, new FeedHealth(77, 77), Instant.now()))
                .isFalse();
        followings.hold(stale, "late", "late");
        followings.lose(stale, "late", "late");
        followings.release(stale);
        Following after = of(job);
        assertThat(after.status()).isEqualTo(FollowingStatus.FOLLOWING);
        assertThat(after.problem()).isEmpty();
        assertThat(after.epoch()).isEqualTo(now.epoch());
        assertThat(after.totals().changes()).isLessThan(1000);
        assertThat(sql.sql("select held_until is not null from following where id = ?")
                        .param(after.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        drain(job);
    }

    private void letLeaseRunOut(Following held) {
        sql.sql("update following set held_until = now() - interval '1 second' where id = ?")
                .param(held.id())
                .update();
    }

    @Test
    @Tag("failure-32")
    void whatWhoWasTakenForDeadWritesLateIsOlder() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        Followers node = node();
        ready(job);
        node.stop();
        Following stale = followings.take(of(job).id(), "stale").orElseThrow();
        shop.database()
                .execute(
                        "update customers set email = 'first@example.org' where id = 1",
                        "update orders set note = 'first' where id = 2",
                        "update payments set order_id = 3 where id = 1");
        try (FollowTools.Open open = tools.open(stale, slice())) {
            List<RowChanged> changes = read(open, 3);
            letLeaseRunOut(stale);
            node();
            shop.database()
                    .execute(
                            "update customers set email = 'second@example.org' where id = 1",
                            "delete from orders where id = 2",
                            "delete from payments where id = 1");
            drain(job);
            assertThat(open.applier().apply(changes)).isPresent();
        }
        assertSame(shop, job);
        stop(job);
        clearEverything(job);
        assertThat(FollowedShop.actual(clients, job.aws(), table(job))).isEqualTo(shop.expected());
    }

    @Test
    @Tag("failure-1")
    void tombstonesThatADeadNodeHasSentAreClearedWhateverTheNextOneMakesOfTheChanges() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        Followers node = node();
        ready(job);
        node.stop();
        shop.database()
                .execute(
                        "update customers set email = 'elsewhere@example.org' where id = 1",
                        "update customers set name = 'Other' where id = 1");
        Following dead = followings.take(of(job).id(), "dead").orElseThrow();
        try (FollowTools.Open open = tools.open(dead, slice())) {
            assertThat(open.applier().apply(read(open, 2))).isPresent();
        }
        Following next = tookOver(dead);
        try (FollowTools.Open open = tools.open(next, slice())) {
            for (RowChanged change : read(open, 2)) {
                assertThat(open.applier().apply(List.of(change))).isPresent();
            }
        }
        letLeaseRunOut(next);
        node();
        drain(job);
        stop(job);
        clearEverything(job);
        assertThat(FollowedShop.actual(clients, job.aws(), table(job))).isEqualTo(shop.expected());
    }

    private Following tookOver(Following dead) {
        letLeaseRunOut(dead);
        return followings.take(dead.id(), "next").orElseThrow();
    }

    private static Slice slice() {
        return new Slice(32, new CapacityBudget(0, System::nanoTime), LONG.toNanos());
    }

    private static List<RowChanged> read(FollowTools.Open open, int count) throws InterruptedException {
        List<RowChanged> changes = new ArrayList<>();
        while (changes.size() < count) {
            for (FeedEvent event : open.feed().next(100, LONG)) {
                if (event instanceof RowChanged change) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    @Test
    void aSourceThatGoesAwayIsFollowedAgainWhenItIsBack() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FaultProxy way = proxy(shop.database().port());
        FollowJob job = job(shop.address(way.port()), TestDynamoDb.address());
        node();
        ready(job);
        way.refuse();
        shop.database().execute("update customers set name = 'While away' where id = 1");
        Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(held.problem())
                .isEqualTo("The source database 127.0.0.1:" + way.port() + "/"
                        + shop.database().name() + " cannot be reached.");
        assertThat(held.nextAction()).isEqualTo("Check host, port, network and whether the database is running.");
        way.calm();
        awaitThat(job, now -> now.status() == FollowingStatus.FOLLOWING);
        drain(job);
        assertSame(shop, job);
    }

    @Test
    @Tag("storm")
    void aTargetThatIsAwayOrThrottlesHoldsItUpAndNothingIsLost() throws Exception {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        int real = portOf(TestDynamoDb.address());
        FaultProxy way = proxy(real);
        NullDynamoDb.Answer throttle =
                NullDynamoDb.error(400, "ProvisionedThroughputExceededException", "Too much at once");
        NullDynamoDb throttling = NullDynamoDb.answering(put -> throttle);
        toClose.add(throttling);
        FollowJob job = job(shop.address(), TestDynamoDb.at("http://127.0.0.1:" + way.port()));
        node();
        ready(job);
        way.refuse();
        shop.database().execute("update customers set name = 'While away' where id = 1");
        Following away = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(away.problem()).matches("Every write into " + table(job) + " has failed for \\d+ seconds; .*\\.");
        way.calm();
        way.leadTo(portOf(throttling.address()));
        Following throttled = awaitThat(job, now -> now.problem().contains("throttled"));
        assertThat(throttled.status()).isEqualTo(FollowingStatus.HELD);
        assertThat(throttled.problem())
                .matches("DynamoDB has throttled every write into " + table(job) + " for \\d+ seconds\\.");
        way.leadTo(real);
        awaitThat(job, now -> now.status() == FollowingStatus.FOLLOWING);
        drain(job);
        assertSame(shop, job);
    }

    @Test
    void aTableThatIsGoneHoldsItUpAndIsNamed() {
        FollowedShop shop = FollowedShop.create().with(2, 4);
        FollowJob job = job(shop);
        node();
        ready(job);
        AwsCalls.await(clients.open(job.aws(), Access.READ_WRITE).deleteTable(delete -> delete.tableName(table(job))));
        shop.database().execute("update customers set name = 'Too late' where id = 1");
        Following held = awaitThat(job, now -> now.status() == FollowingStatus.HELD);
        assertThat(held.problem()).isEqualTo("There is no table " + table(job) + " in eu-west-1 of account local.");
        assertThat(held.nextAction()).isEqualTo("Create the table.");
    }

    private static int portOf(AwsAddress aws) {
        return URI.create(String.valueOf(aws.endpoint())).getPort();
    }
}
