package dev.drover.transfer.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.testing.FaultProxy;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.CopyResult;
import dev.drover.transfer.CopyTotals;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/**
 * An application writes while its rows are copied and followed by nodes that are killed and frozen, over ways that are cut,
 * stalled, refused and slow: both sides are equal in the end, and no tombstone stays.
 */
@Tag("storm")
@TestPropertySource(properties = "drover.engine.enabled=false")
class FollowStormTest extends FollowTestBase {

    private static final int SCHEDULES = Integer.getInteger("drover.follow.storm.schedules", 50);
    private static final long SEED = Long.getLong("drover.follow.storm.seed", System.nanoTime());
    private static final int CUSTOMERS = 20;
    private static final int ORDERS = 300;
    private static final int CHANGES_PER_SECOND = Integer.getInteger("drover.follow.storm.rate", 200);
    private static final int APPLICATIONS = 2;
    private static final Duration WRITING = Duration.ofSeconds(8);

    @TempDir
    Path directory;

    @Value("${spring.datasource.url}")
    String drover;

    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<FollowProcess> nodes = new ArrayList<>();
    private final Deque<FollowProcess> spares = new ArrayDeque<>();
    private final AtomicLong written = new AtomicLong();
    private FaultProxy wayToDrover;
    private FaultProxy wayToSource;
    private FaultProxy wayToTarget;
    private long takeovers;
    private long followed;
    private int logs;

    @BeforeEach
    void nodes() throws Exception {
        System.out.printf("Storm of followings, seed %d (repeat with -Ddrover.follow.storm.seed=%d)%n", SEED, SEED);
        URI database = URI.create(drover.substring("jdbc:".length()));
        wayToDrover = FaultProxy.to(database.getPort());
        wayToSource = FaultProxy.to(database.getPort());
        wayToTarget = FaultProxy.to(
                URI.create(String.valueOf(TestDynamoDb.address().endpoint())).getPort());
        for (int i = 0; i < 2; i++) {
            spares.add(spare());
        }
        for (int i = 0; i < 2; i++) {
            nodes.add(begun());
        }
    }

    @AfterEach
    void close() throws Exception {
        for (FaultProxy way : ways()) {
            way.calm();
        }
        endAll();
        nodes.forEach(FollowProcess::close);
        spares.forEach(FollowProcess::close);
        for (FaultProxy way : ways()) {
            way.close();
        }
    }

    private List<FaultProxy> ways() {
        return List.of(wayToDrover, wayToSource, wayToTarget);
    }

    /** Takes long to start, so one is always made ready beforehand. */
    private FollowProcess spare() throws Exception {
        return FollowProcess.start(
                drover.replaceFirst(":\\d+/", ":" + wayToDrover.port() + "/"),
                directory.resolve("node" + logs++ + ".log").toFile());
    }

    private FollowProcess begun() throws Exception {
        FollowProcess node = spares.remove();
        node.go();
        spares.add(spare());
        return node;
    }

    @Test
    void bothSidesAreEqualWhateverHappens() throws Exception {
        long began = System.nanoTime();
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            long seed = SEED + schedule;
            long beganOne = System.nanoTime();
            try {
                schedule(new SplittableRandom(seed));
            } catch (Throwable e) {
                throw new AssertionError(
                        "schedule " + schedule + ", -Ddrover.follow.storm.seed=" + seed + ": " + e.getMessage(), e);
            }
            System.out.printf(
                    "schedule %d: %.0f s, %,d changes, faults %s%n",
                    schedule, (System.nanoTime() - beganOne) / 1e9, written.get(), faults);
        }
        System.out.printf(
                "%d schedules in %.0f s, seed %d: %,d changes committed, %,d changes of rows followed, faults %s,"
                        + " %d takeovers%n",
                SCHEDULES, (System.nanoTime() - began) / 1e9, SEED, written.get(), followed, faults, takeovers);
    }

    private void schedule(SplittableRandom random) throws Exception {
        FollowedShop shop = FollowedShop.create().with(CUSTOMERS, ORDERS);
        FollowJob job =
                job(shop.address(wayToSource.port()), TestDynamoDb.at("http://127.0.0.1:" + wayToTarget.port()));
        prepare(job);
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicBoolean storming = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < APPLICATIONS; i++) {
                SplittableRandom own = random.split();
                all.add(threads.submit(() -> write(shop, own, writing)));
            }
            all.add(threads.submit(guarded(storming, () -> lookAtSlot(shop, job))));
            SplittableRandom late = random.split();
            Future<CopyResult> copying = threads.submit(() -> {
                LockSupport.parkNanos(Duration.ofMillis(late.nextInt(3_000)).toNanos());
                return copyDespite(job);
            });
            long ends = System.nanoTime() + WRITING.toNanos();
            while (System.nanoTime() < ends) {
                pause(random.nextInt(100, 900));
                fault(random);
            }
            writing.set(false);
            calm();
            CopyTotals totals = copying.get().totals();
            storming.set(false);
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(totals.read())
                    .as("counts of the copy add up")
                    .isEqualTo(totals.written()
                            + totals.alreadyThere()
                            + totals.newerThere()
                            + totals.passed()
                            + totals.leftBehind());
            assertThat(totals.setAside()).isZero();
        } finally {
            writing.set(false);
            storming.set(false);
            threads.shutdownNow();
        }
        checkWhenDrained(shop, job);
    }

    private void checkWhenDrained(FollowedShop shop, FollowJob job) throws Exception {
        drain(job);
        assertSame(shop, job);
        lookAtSlot(shop, job);
        stop(job);
        Following drained = of(job);
        takeovers += drained.epoch();
        followed += drained.totals().changes();
        clearEverything(job);
        assertThat(FollowedShop.actual(clients, TestDynamoDb.address(), table(job)))
                .as("without any tombstone")
                .isEqualTo(shop.expected());
        follow.end(job.stepRunId());
    }

    private CopyResult copyDespite(FollowJob job) {
        CopyResult result;
        do {
            result = copy(job);
        } while (!(result instanceof CopyResult.Finished)
                && !Thread.currentThread().isInterrupted());
        return result;
    }

    private Object write(FollowedShop shop, SplittableRandom random, AtomicBoolean writing) throws Exception {
        long between = Duration.ofSeconds(1).toNanos() / CHANGES_PER_SECOND;
        try (Connection connection = shop.database().dataSource().getConnection()) {
            long began = System.nanoTime();
            for (int i = 0; writing.get(); i++) {
                shop.change(connection, random, CUSTOMERS, ORDERS);
                written.incrementAndGet();
                LockSupport.parkNanos(began + i * between - System.nanoTime());
            }
        }
        return shop;
    }

    private static Callable<Object> guarded(AtomicBoolean going, Runnable look) {
        return () -> {
            while (going.get()) {
                look.run();
                pause(50);
            }
            return going;
        };
    }

    /** The slot first: the position only grows. */
    private void lookAtSlot(FollowedShop shop, FollowJob job) {
        String name = "drover_" + of(job).name();
        String acknowledged = shop.acknowledged(name);
        assertThat(follow.hasReached(of(job), acknowledged))
                .as("the slot is at " + acknowledged + ", applied is up to " + of(job).position())
                .isTrue();
    }

    private void fault(SplittableRandom random) throws Exception {
        FaultProxy way = ways().get(random.nextInt(3));
        String which = way == wayToDrover ? "Drover" : way == wayToSource ? "source" : "target";
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                int at = random.nextInt(nodes.size());
                count("killed");
                nodes.get(at).kill();
                nodes.set(at, begun());
            }
            case 2, 3 -> freeze(random);
            case 4 -> {
                count("cut " + which);
                way.cut();
            }
            case 5 -> {
                count("stalled " + which);
                way.stall();
                pause(random.nextInt(200, 4_000));
                way.calm();
            }
            case 6 -> {
                count("refused " + which);
                way.refuse();
                pause(random.nextInt(100, 3_000));
                way.calm();
            }
            default -> {
                count("slow " + which);
                way.delay(random.nextInt(1, 30));
                pause(random.nextInt(500, 2_000));
                way.calm();
            }
        }
    }

    /** Now and then for longer than a lease. */
    private void freeze(SplittableRandom random) throws Exception {
        FollowProcess node = nodes.get(random.nextInt(nodes.size()));
        boolean on = !node.isStopped();
        count(on ? "frozen" : "thawed");
        node.freeze(on);
        if (on && random.nextBoolean()) {
            pause(random.nextInt(100, 8_000));
            node.freeze(false);
            count("thawed");
        }
    }

    private void calm() throws Exception {
        for (FaultProxy way : ways()) {
            way.calm();
        }
        for (FollowProcess node : nodes) {
            if (node.isStopped()) {
                node.freeze(false);
                count("thawed");
            }
        }
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private static void pause(long millis) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ofMillis(millis))
                .until(() -> true);
    }
}
