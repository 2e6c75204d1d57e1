package dev.drover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.Drover;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.execution.ControlRun;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvent;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunRefusedException;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two real Drovers on one database run plans of many steps, while they are killed, stopped, cut off from the database and
 * started with wrong clocks. Every plan is another random graph, so every run is a schedule of its own.
 */
@Tag("storm")
class FaultStormTest {

    private static final int RUNS = Integer.getInteger("drover.storm.runs", 200);
    private static final int STEPS = Integer.getInteger("drover.storm.steps", 60);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("drover.storm.minutes", 30));

    /** The source of the plans, where nobody listens and nobody goes. */
    private static final String ALLOWED = "--drover.source.allowed=env:DROVER_SOURCE_TEST=127.0.0.1:1";

    @TempDir
    Path directory;

    private final long seed = Long.getLong("drover.storm.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> faults = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Plans.Team> teams = new ArrayList<>();
    private final List<Run> started = new ArrayList<>();
    private int logs;

    TestDatabase database;
    ConfigurableApplicationContext drover;

    /** One of the two places where a Drover runs. */
    private final class Node {

        DroverProcess process;

        Node() throws Exception {
            start();
        }

        /** One start in four has a clock that is an hour or less wrong. */
        void start() throws Exception {
            List<String> settings = new ArrayList<>(List.of("--drover.storm=true", ALLOWED));
            if (random.nextInt(4) == 0) {
                count("wrong clock");
                settings.add("--drover.storm.clock=" + Duration.ofSeconds(random.nextInt(-3600, 3600)));
            }
            process = DroverProcess.start(
                    database, directory.resolve("node" + logs++ + ".log"), settings.toArray(String[]::new));
        }
    }

    @BeforeEach
    void manyPlans() {
        System.out.println("Fault storm, seed " + seed + " (repeat with -Ddrover.storm.seed=" + seed + ")");
        database = TestPostgres.droverDatabase();
        drover = new SpringApplicationBuilder(Drover.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + TestDatabase.USER,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--drover.engine.enabled=false",
                        ALLOWED,
                        "--drover.storm=true");
        sql().sql("""
                        create table storm_effect (
                            step_run_id bigint not null, place int not null, tries int not null,
                            primary key (step_run_id, place))
                        """).update();
        Plans plans = bean(Plans.class);
        for (int i = 0; i < RUNS; i++) {
            Plans.Team team = plans.team();
            plans.submit(team, graph());
            teams.add(team);
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> node.process.close());
        drover.close();
    }

    @Test
    void everyEffectHappensOnceWhateverHappensToTheNodes() throws Exception {
        long began = System.nanoTime();
        for (Plans.Team team : teams) {
            started.add(bean(StartRun.class).start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator()));
        }
        nodes.add(new Node());
        nodes.add(new Node());
        while (unfinished() > 0 && System.nanoTime() - began < LONGEST.toNanos()) {
            await().pollDelay(Duration.ofMillis(random.nextInt(500, 3_000))).until(() -> true);
            fault();
            steer();
        }
        // A calm end: what is left is finished by healthy nodes.
        for (Node node : nodes) {
            node.process.kill();
        }
        nodes.clear();
        nodes.add(new Node());
        Instant calm = Instant.now().plus(Duration.ofMinutes(5));
        while (unfinished() > 0 && Instant.now().isBefore(calm)) {
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            started.forEach(this::letGoOn);
        }
        assertThat(unfinished())
                .as("seed " + seed + ", not finished: " + stories())
                .isZero();
        started.forEach(this::check);
        long tries = sql().sql("select coalesce(sum(tries), 0) from storm_effect")
                .query(Long.class)
                .single();
        long effects =
                sql().sql("select count(*) from storm_effect").query(Long.class).single();
        System.out.printf(
                "%d runs of %d steps in %.0f s: %,d effects, %,d of them tried more than once, faults %s%n",
                RUNS, STEPS, (System.nanoTime() - began) / 1e9, effects, tries - effects, faults);
    }

    /** How the first unfinished runs stand, to find out why. */
    private List<String> stories() {
        return started.stream()
                .map(run -> bean(Runs.class).get(run.id()))
                .filter(run -> run.status() != RunStatus.COMPLETED)
                .limit(3)
                .map(run -> run.status() + " " + run.reason() + " "
                        + bean(StepRuns.class).of(run.id()).stream()
                                .filter(step -> !step.status().isFinished())
                                .map(step -> step.stepKey() + ":" + step.status() + " " + step.problem())
                                .limit(5)
                                .toList())
                .toList();
    }

    private void fault() throws Exception {
        Node node = nodes.get(random.nextInt(nodes.size()));
        if (!node.process.isAlive()) {
            node.start();
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                count("kill");
                node.process.kill();
                node.start();
            }
            case 1 -> {
                count("stop");
                node.process.signal("STOP");
                await().pollDelay(Duration.ofMillis(random.nextInt(200, 5_000))).until(() -> true);
                node.process.signal("CONT");
            }
            case 2 -> {
                count("cut off");
                sql().sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                 where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5
                                """).query(Long.class).single();
            }
            default -> count("nothing");
        }
    }

    /** People pause and resume meanwhile. */
    private void steer() {
        Run run = started.get(random.nextInt(started.size()));
        if (random.nextBoolean()) {
            letGoOn(run);
            return;
        }
        try {
            bean(ControlRun.class).pause(run.id(), "storm", operator(run));
            count("pause");
        } catch (RuntimeException refused) {
            // It is over, or paused already, or the connection was just cut; the check at the end says what became of
            // it.
            count("pause refused");
        }
    }

    private void letGoOn(Run run) {
        try {
            if (bean(Runs.class).get(run.id()).status() == RunStatus.PAUSED) {
                boolean failed =
                        bean(StepRuns.class).of(run.id()).stream().anyMatch(step -> step.status() == StepStatus.FAILED);
                if (failed) {
                    bean(ControlRun.class).retry(run.id(), operator(run));
                } else {
                    bean(ControlRun.class).resume(run.id(), operator(run));
                }
            }
        } catch (RunRefusedException refused) {
            count("resume refused");
        } catch (org.springframework.dao.DataAccessException
                | org.springframework.transaction.TransactionException cutOff) {
            count("resume cut off");
        }
    }

    private dev.drover.people.Actor operator(Run run) {
        return teams.get(started.indexOf(run)).operator();
    }

    private long unfinished() {
        try {
            return sql().sql("select count(*) from run where status <> 'COMPLETED'")
                    .query(Long.class)
                    .single();
        } catch (org.springframework.dao.DataAccessException cutOff) {
            return RUNS;
        }
    }

    private void check(Run run) {
        String where = "run " + run.id().value() + ", seed " + seed + ": ";
        assertThat(bean(Runs.class).get(run.id()).status()).as(where).isEqualTo(RunStatus.COMPLETED);
        List<StepRun> steps = bean(StepRuns.class).of(run.id());
        List<RunEvent> events = bean(RunEvents.class).after(run.id(), 0, 1_000_000);
        assertThat(events.stream().map(RunEvent::seq).toList())
                .as(where + "events are numbered without gaps")
                .isEqualTo(IntStream.rangeClosed(1, events.size())
                        .mapToObj(i -> (long) i)
                        .toList());
        Map<String, Long> done = new HashMap<>();
        Map<String, Long> begun = new HashMap<>();
        for (RunEvent event : events) {
            if (event.kind() == RunEvent.Kind.STEP_DONE) {
                assertThat(done.put(event.stepKey(), event.seq()))
                        .as(where + event.stepKey() + " is done once")
                        .isNull();
            } else if (event.kind() == RunEvent.Kind.STEP_STARTED) {
                begun.putIfAbsent(event.stepKey(), event.seq());
            }
        }
        for (StepRun step : steps) {
            assertThat(step.status()).as(where + step.stepKey()).isEqualTo(StepStatus.DONE);
            int slices = Integer.parseInt(step.evidence().value("Slices").orElseThrow());
            List<Integer> places = sql().sql("select place from storm_effect where step_run_id = :id order by place")
                    .param("id", step.id())
                    .query(Integer.class)
                    .list();
            assertThat(places)
                    .as(where + step.stepKey() + " had every effect")
                    .isEqualTo(IntStream.range(0, slices).boxed().toList());
        }
        StepGraph graph = StepGraph.of(bean(dev.drover.runbook.Revisions.class)
                .get(run.revision())
                .content()
                .steps());
        for (String key : graph.keys()) {
            for (Dependency dependency : graph.waitsFor(key)) {
                assertThat(begun.get(key))
                        .as(where + key + " began after " + dependency.step() + " was done")
                        .isGreaterThan(done.get(dependency.step()));
            }
        }
    }

    /** A random graph: every step waits for up to three steps before it. */
    private List<RunbookStep> graph() {
        List<RunbookStep> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            List<Dependency> waits = random.ints(random.nextInt(0, 4), 0, Math.max(1, i))
                    .filter(before -> before < steps.size())
                    .distinct()
                    .mapToObj(before -> Dependency.after("step-" + before))
                    .toList();
            steps.add(Plans.step(
                            "step-" + i,
                            StormStep.ID,
                            Map.of(
                                    "slices",
                                    Integer.toString(random.nextInt(1, 4)),
                                    "pause",
                                    Integer.toString(random.nextInt(0, 20))))
                    .ordered("", waits));
        }
        return steps;
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    private <T> T bean(Class<T> type) {
        return drover.getBean(type);
    }
}
