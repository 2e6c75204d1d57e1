package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.drover.TestApplication;
import dev.drover.db.LocalPostgres;
import dev.drover.step.RunKind;
import dev.drover.testing.DurableDatabase;
import dev.drover.testing.Plans;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the engine costs for each durable step: runs of five steps that do nothing, beside the least that the same run can
 * cost over JDBC, the scheduler under it on its own, and its closest peer, on the same durable server, in turns.
 */
@Tag("bench")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.hikari.maximum-pool-size=40")
@ContextConfiguration(initializers = DurableDatabase.class)
class EngineBench {

    private static final String FLOOR = "raw JDBC floor";
    private static final String ENGINE = "engine";
    private static final String DBOS = "DBOS";
    private static final String SCHEDULER = "bare db-scheduler";

    private static final int STEPS = 5;
    private static final int AT_ONCE = Integer.getInteger("drover.bench.at-once", 16);
    private static final int RUNS = Integer.getInteger("drover.bench.runs", 600);
    private static final int TURNS = Integer.getInteger("drover.bench.turns", 6);
    private static final int WARM_UP = 12;
    private static final int ALONE = 100;
    private static final int WAITING = Integer.getInteger("drover.bench.waiting", 100_000);

    @Autowired
    Plans plans;

    @Autowired
    BenchPlans benchPlans;

    @Autowired
    NoOpStep noOp;

    @Autowired
    StepCalls calls;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    DataSource pool;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LocalPostgres postgres;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private ServerCounters counters;
    private JdbcClient sql;
    private Plans.Team team;

    /**
     * One turn.
     *
     * @param cpuMicros of this process for each step; the server's own comes on top
     * @param millis what each run took, sorted
     * @param gaps between the return of a step and the call of the next, in ms, sorted; none where nobody noted it
     */
    private record Turn(
            double stepsPerSecond, double cpuMicros, double walBytes, double writes, double[] millis, double[] gaps) {}

    @BeforeEach
    void aTeam() {
        team = plans.team();
        sql = JdbcClient.create(pool);
        counters = new ServerCounters(postgres.dataSource("postgres"));
    }

    @Test
    void stepsBesideTheFloorTheSchedulerAndDbos() throws Exception {
        int each = RUNS / TURNS;
        List<Plans.Team> forWarmUp = planned(each);
        Iterator<Plans.Team> planned = planned(TURNS * each).iterator();
        DataSource floorDatabase = database("floor");
        RawFloor.createTable(floorDatabase);
        try (HikariDataSource schedulerPool = pool("bare_scheduler");
                HikariDataSource dbosPool = pool("dbos");
                SchedulerPeer scheduler = new SchedulerPeer(schedulerPool, AT_ONCE);
                DbosPeer dbos = new DbosPeer(dbosPool)) {
            Map<String, List<Turn>> turns = new LinkedHashMap<>();
            Map<String, Long> before = new LinkedHashMap<>();
            // In short turns, so that all meet the same load of the machine; the first turns warm up.
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                List<Plans.Team> teams = turn < 0
                        ? forWarmUp
                        : Stream.generate(planned::next).limit(each).toList();
                if (turn == 0) {
                    before.putAll(commits());
                }
                Map<String, Turn> now = new LinkedHashMap<>();
                now.put(FLOOR, floor(floorDatabase, each));
                now.put(ENGINE, engine(teams, AT_ONCE));
                now.put(DBOS, measured(each, () -> atOnce(AT_ONCE, each, i -> timed(() -> dbos.run(STEPS)))));
                now.put(SCHEDULER, measured(each, () -> {
                    scheduler.run(each * STEPS);
                    return List.of();
                }));
                System.out.println((turn < 0 ? "warm-up" : "turn " + turn)
                        + now.entrySet().stream()
                                .map(e -> String.format(
                                        " | %s %,.0f steps/s",
                                        e.getKey(), e.getValue().stepsPerSecond()))
                                .collect(Collectors.joining()));
                if (turn >= 0) {
                    now.forEach((name, of) -> turns.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(of));
                }
            }
            Map<String, Long> after = commits();

            System.out.printf(
                    "%,d runs of %d steps, %d at once; fsync %s, synchronous_commit %s, full_page_writes %s%n",
                    TURNS * each,
                    STEPS,
                    AT_ONCE,
                    counters.setting("fsync"),
                    counters.setting("synchronous_commit"),
                    counters.setting("full_page_writes"));
            turns.forEach((name, of) ->
                    report(name, of, (double) (after.get(name) - before.get(name)) / (TURNS * each * STEPS)));
            printGaps(turns.getOrDefault(ENGINE, List.of()));
            printRatio(turns, FLOOR, "goal 0.50");
            printRatio(turns, DBOS, "goal 1, stretch 3");
            printRatio(turns, SCHEDULER, "keeps no history");
        }
    }

    private Map<String, Long> commits() throws Exception {
        List<Long> peers = counters.commitsOnceIdle(List.of("dbos", "bare_scheduler"));
        return Map.of(
                FLOOR,
                counters.commits("floor", () -> {}),
                ENGINE,
                engineCommits(),
                DBOS,
                peers.get(0),
                SCHEDULER,
                peers.get(1));
    }

    private static void printRatio(Map<String, List<Turn>> turns, String reference, String goal) {
        List<Turn> own = turns.getOrDefault(ENGINE, List.of());
        List<Turn> others = turns.getOrDefault(reference, List.of());
        double[] ratios = IntStream.range(0, own.size())
                .mapToDouble(i -> own.get(i).stepsPerSecond() / others.get(i).stepsPerSecond())
                .sorted()
                .toArray();
        System.out.printf(
                "engine / %s, median of %d turns: %.2f (%s), lowest %.2f, highest %.2f%n",
                reference, ratios.length, ratios[ratios.length / 2], goal, ratios[0], ratios[ratios.length - 1]);
    }

    private static void printGaps(List<Turn> turns) {
        double[] gaps = turns.stream()
                .flatMapToDouble(turn -> Arrays.stream(turn.gaps()))
                .sorted()
                .toArray();
        System.out.printf(
                "engine, from a step's end to the next step's start: p50 %.1f ms, p99 %.1f ms%n",
                percentile(gaps, 50), percentile(gaps, 99));
    }

    private DataSource database(String name) {
        postgres.createDatabase(name);
        return postgres.dataSource(name);
    }

    private HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database(name));
        config.setMaximumPoolSize(2 * AT_ONCE);
        return new HikariDataSource(config);
    }

    private static double timed(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    @Test
    void oneRunAtATimeBesideManyWaitingSlices() throws Exception {
        Iterator<Plans.Team> planned = planned(4 * ALONE).iterator();
        engine(Stream.generate(planned::next).limit(2 * ALONE).toList(), 1);
        Turn empty = engine(Stream.generate(planned::next).limit(ALONE).toList(), 1);
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select 'advance-step', -n || ':1', now() + interval '1 day', false, 1
                          from generate_series(1, :waiting) n
                        """).param("waiting", WAITING).update();
        sql.sql("analyze scheduled_tasks").update();
        Turn full = engine(Stream.generate(planned::next).limit(ALONE).toList(), 1);
        sql.sql("delete from scheduled_tasks where task_instance like '-%'").update();
        System.out.printf(
                "one run at a time: p50 %.1f ms, p99 %.1f ms | beside %,d waiting slices: p50 %.1f ms, p99 %.1f ms,"
                        + " %.2f of the p99 with none (goal 1.5)%n",
                percentile(empty.millis(), 50),
                percentile(empty.millis(), 99),
                WAITING,
                percentile(full.millis(), 50),
                percentile(full.millis(), 99),
                percentile(full.millis(), 99) / percentile(empty.millis(), 99));
    }

    @Test
    void takesOverTheSliceOfADeadNode() throws Exception {
        Plans.Team dead = planned(1).get(0);
        long began = System.nanoTime();
        Run run = transaction.execute(status -> {
            Run started = start(dead);
            int picked = sql.sql("""
                            update scheduled_tasks
                               set picked = true, picked_by = 'a node that died', last_heartbeat = now()
                             where task_instance = (select id || ':' || epoch from step_run
                                                     where run_id = :run and position = 0)
                            """).param("run", started.id().value()).update();
            assertThat(picked).isOne();
            return started;
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> runs.get(run.id()).status() == RunStatus.COMPLETED);
        System.out.printf(
                "takeover of a slice whose node died: %.1f s, to the end of the run (goal 10)%n",
                (System.nanoTime() - began) / 1e9);
    }

    private List<Plans.Team> planned(int count) {
        return benchPlans.make(team, count, STEPS, NoOpStep.ID);
    }

    private Turn floor(DataSource dataSource, int count) throws Exception {
        ConcurrentLinkedQueue<RawFloor> free = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < AT_ONCE; i++) {
            free.add(new RawFloor(dataSource));
        }
        Turn turn = measured(
                count,
                () -> atOnce(AT_ONCE, count, i -> {
                    RawFloor floor = free.remove();
                    long began = System.nanoTime();
                    floor.run(STEPS);
                    double millis = (System.nanoTime() - began) / 1e6;
                    free.add(floor);
                    return millis;
                }));
        for (RawFloor floor : free) {
            floor.close();
        }
        return turn;
    }

    /** A run makes room for the next when its last step runs; the time ends when all of them are stored as completed. */
    private Turn engine(List<Plans.Team> teams, int atOnce) throws Exception {
        List<RunId> started = new ArrayList<>();
        calls.take();
        Turn turn = measured(teams.size(), () -> {
            started.addAll(atOnce(atOnce, teams.size(), i -> {
                CountDownLatch done = noOp.after(STEPS, teams.get(i).migration().id());
                Run run = start(teams.get(i));
                assertThat(done.await(60, SECONDS)).isTrue();
                return run.id();
            }));
            Long last = started.stream().mapToLong(RunId::value).max().orElseThrow();
            await().pollInterval(Duration.ofMillis(2))
                    .pollDelay(Duration.ZERO)
                    .atMost(30, SECONDS)
                    .until(() -> sql.sql("select count(*) from run where status <> 'COMPLETED' and id <= ?")
                                    .param(last)
                                    .query(Long.class)
                                    .single()
                            == 0);
            return List.of();
        });
        Long[] ids = started.stream().map(RunId::value).toArray(Long[]::new);
        assertThat(sql.sql("select count(*) from step_run where run_id = any (?) and status = 'DONE' and attempt = 1")
                        .param(ids)
                        .query(Long.class)
                        .single())
                .isEqualTo((long) STEPS * ids.length);
        // Times from the database: nobody had to watch the runs, which would cost commits.
        double[] millis = sql.sql("""
                        select 1000 * extract(epoch from ended_at - started_at)::float8 from run
                         where id = any (?) and status = 'COMPLETED'
                        """).param(ids).query(Double.class).list().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        assertThat(millis).hasSize(ids.length);
        double[] gaps = StepCalls.gaps(calls.take());
        assertThat(gaps).hasSize((STEPS - 1) * ids.length);
        return new Turn(turn.stepsPerSecond(), turn.cpuMicros(), turn.walBytes(), turn.writes(), millis, gaps);
    }

    private Run start(Plans.Team planned) {
        return start.start(planned.migration().id(), RunKind.REHEARSAL, 100, planned.operator());
    }

    private Turn measured(int count, Callable<List<Double>> work) throws Exception {
        double total = (double) count * STEPS;
        long wal = counters.walBytes();
        long writes = counters.writingTransactions();
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        List<Double> millis = work.call();
        long took = System.nanoTime() - began;
        return new Turn(
                total * 1e9 / took,
                (system.getProcessCpuTime() - cpu) / 1e3 / total,
                (counters.walBytes() - wal) / total,
                (counters.writingTransactions() - writes) / total,
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray(),
                new double[0]);
    }

    private static <T> List<T> atOnce(int threads, int count, Numbered<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> answers = IntStream.range(0, count)
                    .mapToObj(i -> executor.submit(() -> work.run(i)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private long engineCommits() throws Exception {
        HikariPoolMXBean connections = pool.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        return counters.commits("drover", connections::softEvictConnections);
    }

    private static void report(String name, List<Turn> turns, double commits) {
        double[] millis = turns.stream()
                .flatMapToDouble(turn -> Arrays.stream(turn.millis()))
                .sorted()
                .toArray();
        System.out.printf(
                "%s: %,.0f steps/s, run p50 %.1f ms p99 %.1f ms, for each step %.2f commits, of them %.2f with writes,"
                        + " %,.0f bytes of WAL, %,.0f us of CPU in this process%n",
                name,
                median(turns, Turn::stepsPerSecond),
                percentile(millis, 50),
                percentile(millis, 99),
                commits,
                median(turns, Turn::writes),
                median(turns, Turn::walBytes),
                median(turns, Turn::cpuMicros));
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return percentile(turns.stream().mapToDouble(of).sorted().toArray(), 50);
    }

    static double percentile(double[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Something that is done many times; it is told which time it is. */
    private interface Numbered<T> {
        T run(int number) throws Exception;
    }
}
