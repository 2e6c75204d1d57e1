package dev.drover.transfer.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.testing.Plans;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.Copy;
import dev.drover.transfer.CopyJob;
import dev.drover.transfer.CopyResult;
import dev.drover.transfer.CopySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What tests of the following have in common: a shop, a table, a job, and an exact comparison at the end. */
@AppTest
@TestPropertySource(
        properties = {
            FollowedShop.PASSWORD,
            "drover.copy.patience=3s",
            "drover.follow.call-nearby=500ms",
            "drover.follow.lease=2s",
            "drover.follow.pause=1s",
            "drover.engine.enabled=true",
            "logging.level.software.amazon.dynamodb=off",
            "logging.level.com.almworks.sqlite4java=off"
        })
abstract class FollowTestBase {

    private static final AtomicLong steps = new AtomicLong(1_000_000);
    static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Follow follow;

    @Autowired
    Followings followings;

    @Autowired
    TombstoneClearing clearing;

    @Autowired
    Copy copy;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    Environments environments;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient sql;

    private final List<Long> begun = new ArrayList<>();

    /** A server has few slots. */
    @AfterEach
    void endAll() {
        begun.forEach(follow::end);
    }

    FollowJob job(FollowedShop shop) {
        return job(shop.address(), TestDynamoDb.address());
    }

    /** Of a shop that is reached at another address. */
    FollowJob job(SourceAddress source, AwsAddress aws) {
        Plans.Team team = plans.team(EnvironmentKind.SANDBOX, source, aws);
        long step = steps.incrementAndGet();
        String table = "followed-" + step;
        begun.add(step);
        FollowedShop.createTable(clients, table);
        return new FollowJob(
                step,
                team.migration().id().value(),
                1,
                team.migration().environment(),
                source,
                aws,
                FollowedShop.model(),
                Map.of("shop", table));
    }

    static String table(FollowJob job) {
        return job.tableNames().get("shop");
    }

    /** Prepares until rows may be copied. */
    Following prepare(FollowJob job) {
        await(() -> follow.prepare(job) instanceof Follow.Preparation.Ready);
        return of(job);
    }

    /** A job whose source is followed and whose rows are copied. */
    FollowJob copied(FollowedShop shop) {
        FollowJob job = job(shop);
        prepare(job);
        copy(job);
        return job;
    }

    Following of(FollowJob job) {
        return follow.of(job.migration(), job.run()).orElseThrow();
    }

    CopyResult copy(FollowJob job) {
        CopyJob rows = new CopyJob(
                job.stepRunId(),
                job.model(),
                job.source(),
                job.aws(),
                job.tableNames()::get,
                100,
                of(job).name(),
                new CopySettings(4, 32, 100, 0));
        CopyResult result;
        do {
            result = copy.slice(rows, Instant.now().plusSeconds(5), () -> false, line -> {});
        } while (result instanceof CopyResult.More);
        return result;
    }

    /** Waits until everything that is committed now is over. */
    void drain(FollowJob job) {
        String end = follow.logEnd(of(job));
        await(() -> follow.hasReached(of(job), end));
    }

    /** Stops following where it is. */
    void stop(FollowJob job) {
        await(() -> follow.drain(of(job), String.valueOf(of(job).position())));
    }

    Following awaitThat(FollowJob job, Predicate<Following> wanted) {
        await(() -> wanted.test(of(job)));
        return of(job);
    }

    void clearEverything(FollowJob job) throws InterruptedException {
        TombstoneClearing.Clearing result;
        do {
            result = clearing.slice(of(job), Duration.ofSeconds(5));
            assertThat(result.problem()).isNull();
        } while (result.left() > 0);
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }

    /** Compares both sides by what neither of them is made with; tombstones count as nothing. */
    void assertSame(FollowedShop shop, FollowJob job) {
        Map<String, String> actual =
                FollowedShop.actual(clients, TestDynamoDb.address(), table(job)).entrySet().stream()
                        .filter(item -> !item.getValue().equals("tombstone"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> expected = shop.expected();
        Set<Map.Entry<String, String>> extra = new HashSet<>(actual.entrySet());
        extra.removeAll(expected.entrySet());
        Set<Map.Entry<String, String>> missing = new HashSet<>(expected.entrySet());
        missing.removeAll(actual.entrySet());
        assertThat(extra).as("only in the target, or other there").isEmpty();
        assertThat(missing).as("only in the source, or other there").isEmpty();
    }
}
