package dev.drover.execution;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.TestApplication;
import dev.drover.db.LocalPostgres;
import dev.drover.migration.MigrationId;
import dev.drover.step.RunKind;
import dev.drover.testing.DurableDatabase;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * What a second node on the same database brings, and how soon a node that starts carries on what another one left. One
 * node is this process, the other ones are processes of their own.
 */
@Tag("bench")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.hikari.maximum-pool-size=40")
@ContextConfiguration(initializers = DurableDatabase.class)
class NodesBench {

    private static final int STEPS = 5;
    private static final int AT_ONCE = Integer.getInteger("drover.bench.at-once", 16);
    private static final int RUNS = Integer.getInteger("drover.bench.nodes.runs", 480);
    private static final int TURNS = Integer.getInteger("drover.bench.nodes.turns", 6);
    private static final int WARM_UP = 4;
    private static final int IN_FLIGHT = Integer.getInteger("drover.bench.in-flight", 200);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Autowired
    Plans plans;

    @Autowired
    BenchPlans benchPlans;

    @Autowired
    StartRun start;

    @Autowired
    SliceQueue queue;

    @Autowired
    StepCalls calls;

    @Autowired
    DataSource pool;

    @Autowired
    LocalPostgres postgres;

    @Autowired
    Environment environment;

    private ServerCounters counters;
    private JdbcClient sql;
    private Plans.Team team;

    /**
     * One turn.
     *
     * @param second how much of all calls of steps the second node had, 0 to 1
     * @param millis what each run took
     * @param gaps between the return of a step and the call of the next, in ms
     * @param stored the same in ms, as the rows of the steps have it
     */
    private record Turn(
            double stepsPerSecond,
            double walBytes,
            double writes,
            double second,
            double[] millis,
            double[] gaps,
            double[] stored) {}

    @BeforeEach
    void aTeam() {
        team = plans.team();
        sql = JdbcClient.create(pool);
        counters = new ServerCounters(postgres.dataSource("postgres"));
    }

    @Test
    void oneNodeBesideTwoNodes() throws Exception {
        int each = RUNS / TURNS;
        List<RunDriver.Order> orders = orders(each);
        List<Turn> one = new ArrayList<>();
        List<Turn> two = new ArrayList<>();
        try (NodeProcess second = NodeProcess.start(environment);
                RunDriver driver = new RunDriver(start, pool)) {
            second.answer();
            // In short turns, so that both meet the same load of the machine; the first turns warm up.
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                second.ask("rest");
                Turn alone = turn(driver, null, orders);
                second.ask("work");
                Turn both = turn(driver, second, orders);
                System.out.printf(
                        "%s | 1 node %,.0f steps/s | 2 nodes %,.0f steps/s, %.0f %% of them by the second%n",
                        turn < 0 ? "warm-up" : "turn " + turn,
                        alone.stepsPerSecond(),
                        both.stepsPerSecond(),
                        100 * both.second());
                if (turn >= 0) {
                    one.add(alone);
                    two.add(both);
                }
            }
        }
        System.out.printf(
                "%,d runs of %d steps with each number of nodes, %d at once in all; both nodes, the server and this bench"
                        + " share %d cores%n",
                TURNS * each, STEPS, AT_ONCE, Runtime.getRuntime().availableProcessors());
        report("1 node", one);
        report("2 nodes", two);
        double[] ratios = IntStream.range(0, TURNS)
                .mapToDouble(i -> two.get(i).stepsPerSecond() / one.get(i).stepsPerSecond())
                .sorted()
                .toArray();
        System.out.printf(
                "2 nodes / 1 node, median of %d turns: %.2f, lowest %.2f, highest %.2f; gap p50 %.2f, p99 %.2f%n",
                TURNS,
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1],
                percentile(two, Turn::gaps, 50) / percentile(one, Turn::gaps, 50),
                percentile(two, Turn::gaps, 99) / percentile(one, Turn::gaps, 99));
    }

    @Test
    void carriesOnAfterTheOnlyNodeWasKilled() throws Exception {
        List<RunDriver.Order> orders = benchPlans.make(team, IN_FLIGHT, STEPS, WaitOnceStep.ID).stream()
                .map(RunDriver.Order::of)
                .toList();
        long before = lastRun();
        queue.stop();
        try (NodeProcess first = NodeProcess.start(environment)) {
            first.answer();
            for (RunDriver.Order order : orders) {
                start.start(order.migration(), RunKind.REHEARSAL, 100, order.operator());
            }
            await().pollInterval(Duration.ofMillis(2))
                    .pollDelay(Duration.ZERO)
                    .atMost(LONGEST)
                    .until(() -> done(before) >= 2L * IN_FLIGHT && !held().isEmpty());
            first.kill();
            long killed = System.nanoTime();
            long unfinished = unfinished(before);
            Set<MigrationId> held = held();
            long steps = done(before);
            try (NodeProcess next = NodeProcess.start(environment)) {
                long ready = Long.parseLong(next.answer());
                await().pollInterval(Duration.ofMillis(20))
                        .pollDelay(Duration.ZERO)
                        .atMost(LONGEST)
                        .until(() -> unfinished(before) == 0);
                long ended = System.nanoTime();
                List<StepCalls.Call> carriedOn = next.calls();
                System.out.printf(
                        "killed with %,d runs in flight, %d slices held, %,d of %,d steps done; the next node was ready"
                                + " after %.1f s; first step after ready %.2f s (goal 2), first of those held %.2f s,"
                                + " all runs ended %.1f s, each of their steps waits for 1 s; nodes and server share %d"
                                + " cores%n",
                        unfinished,
                        held.size(),
                        steps,
                        IN_FLIGHT * STEPS,
                        (ready - killed) / 1e9,
                        first(carriedOn, call -> true) - ready / 1e9,
                        first(carriedOn, call -> held.contains(call.migration())) - ready / 1e9,
                        (ended - ready) / 1e9,
                        Runtime.getRuntime().availableProcessors());
            }
            assertThat(sql.sql("""
                            select count(*) from step_run where run_id > ? and status = 'DONE' and attempt = 1
                            """).param(before).query(Long.class).single()).isEqualTo((long) STEPS * IN_FLIGHT);
        } finally {
            queue.start();
        }
    }

    private static double first(List<StepCalls.Call> of, Predicate<StepCalls.Call> which) {
        return of.stream().filter(which).mapToLong(StepCalls.Call::began).min().orElseThrow() / 1e9;
    }

    /** The migrations of the slices that a node holds, or held when it died. */
    private Set<MigrationId> held() {
        return new HashSet<>(
                sql.sql("""
                        select migration_id from run
                          join step_run on step_run.run_id = run.id
                          join scheduled_tasks on step_run.id = split_part(
                               coalesce(convert_from(task_data, 'UTF8'), task_instance), ':', 1)::bigint
                         where picked and task_name = 'advance-step'
                        """).query((row, n) -> new MigrationId(row.getLong(1))).list());
    }

    private long lastRun() {
        return sql.sql("select coalesce(max(id), 0) from run").query(Long.class).single();
    }

    private long done(long after) {
        return sql.sql("select count(*) from step_run where run_id > ? and status = 'DONE'")
                .param(after)
                .query(Long.class)
                .single();
    }

    private long unfinished(long after) {
        return sql.sql("select count(*) from run where id > ? and status <> 'COMPLETED'")
                .param(after)
                .query(Long.class)
                .single();
    }

    private List<RunDriver.Order> orders(int count) {
        return benchPlans.make(team, count, STEPS, NoOpStep.ID).stream()
                .map(RunDriver.Order::of)
                .toList();
    }

    /** Each node starts its share of the runs, as if people had come to either. */
    private Turn turn(RunDriver driver, @Nullable NodeProcess second, List<RunDriver.Order> all) throws Exception {
        long before = lastRun();
        calls.take();
        double steps = STEPS * all.size();
        long wal = counters.walBytes();
        long writes = counters.writingTransactions();
        long began = System.nanoTime();
        if (second == null) {
            driver.drive(AT_ONCE, all);
        } else {
            int half = all.size() / 2;
            second.tell("drive " + AT_ONCE / 2 + " "
                    + all.subList(half, all.size()).stream()
                            .map(RunDriver.Order::written)
                            .collect(joining(" ")));
            driver.drive(AT_ONCE / 2, all.subList(0, half));
            second.answer();
        }
        long took = System.nanoTime() - began;
        double walBytes = (counters.walBytes() - wal) / steps;
        double writing = (counters.writingTransactions() - writes) / steps;
        List<StepCalls.Call> own = calls.take();
        List<StepCalls.Call> theirs = second == null ? List.of() : second.calls();
        double[] gaps =
                StepCalls.gaps(Stream.concat(own.stream(), theirs.stream()).toList());
        assertThat(gaps).hasSize((STEPS - 1) * all.size());
        double[] millis = numbers("""
                select 1000 * extract(epoch from ended_at - started_at)::float8 from run
                 where id > ? and status = 'COMPLETED'
                """, before);
        assertThat(millis).hasSize(all.size());
        double[] stored = numbers("""
                select 1000 * extract(epoch from started_at - before)::float8 from (
                    select started_at, lag(ended_at) over (partition by run_id order by position) as before
                      from step_run where run_id > ?) step
                 where before is not null
                """, before);
        return new Turn(steps * 1e9 / took, walBytes, writing, theirs.size() / steps, millis, gaps, stored);
    }

    private double[] numbers(String query, long after) {
        return sql.sql(query).param(after).query(Double.class).list().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static void report(String name, List<Turn> turns) {
        System.out.printf(
                "%s: %,.0f steps/s, run p50 %.1f ms p99 %.1f ms, from a step's end to the next step's start p50 %.1f ms"
                        + " p99 %.1f ms (between the times in their rows p50 %.1f ms p99 %.1f ms), for each step %.2f"
                        + " commits with writes, %,.0f bytes of WAL%n",
                name,
                median(turns, Turn::stepsPerSecond),
                percentile(turns, Turn::millis, 50),
                percentile(turns, Turn::millis, 99),
                percentile(turns, Turn::gaps, 50),
                percentile(turns, Turn::gaps, 99),
                percentile(turns, Turn::stored, 50),
                percentile(turns, Turn::stored, 99),
                median(turns, Turn::writes),
                median(turns, Turn::walBytes));
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return EngineBench.percentile(turns.stream().mapToDouble(of).sorted().toArray(), 50);
    }

    private static double percentile(List<Turn> turns, Function<Turn, double[]> of, int percent) {
        double[] all = turns.stream()
                .flatMapToDouble(turn -> Arrays.stream(of.apply(turn)))
                .sorted()
                .toArray();
        return EngineBench.percentile(all, percent);
    }
}
