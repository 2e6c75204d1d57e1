package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.TestApplication;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.RunKind;
import dev.drover.testing.FreshDatabase;
import dev.drover.testing.Plans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * How long the forecast of a run of 500 steps in 10 streams takes, from the rows of the database to the last time, with ten
 * earlier runs of the same plan; beside reading the rows of its steps alone.
 */
@Tag("bench")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "drover.engine.enabled=false")
@ContextConfiguration(initializers = FreshDatabase.class)
class ForecastBench {

    private static final int STREAMS = 10;
    private static final int EACH = 50;
    private static final int EARLIER = 10;
    private static final int ROUNDS = Integer.getInteger("drover.bench.rounds", 200);

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Forecasts forecasts;

    @Autowired
    JdbcClient sql;

    private Run run;

    @BeforeEach
    void aRunInItsMiddle() {
        Plans.Team team = plans.team();
        plans.submit(team, plan());
        run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        // A third is done, one step of each stream runs with a rate, the rest waits.
        sql.sql("""
                        update step_run
                           set status = 'DONE', started_at = now() - interval '3 h' + position * interval '5 s',
                               ended_at = now() - interval '3 h' + position * interval '5 s' + interval '2 min'
                         where run_id = :run and position / :streams < 17
                        """).param("run", run.id().value()).param("streams", STREAMS).update();
        sql.sql("""
                        update step_run
                           set status = 'RUNNING', started_at = now() - interval '1 min', done = 1000, total = 9000,
                               unit = 'items', per_second = 10, rate_mean = 10, rate_deviation = 2
                         where run_id = :run and position / :streams = 17
                        """).param("run", run.id().value()).param("streams", STREAMS).update();
        earlierRuns();
        sql.sql("analyze").update();
    }

    @Test
    void forecastOfFiveHundredSteps() {
        RunForecast forecast = forecasts.of(runs.get(run.id()), Instant.now());
        assertThat(forecast.steps()).hasSize(STREAMS * EACH);
        Set<Basis> bases =
                forecast.steps().stream().map(RunForecast.StepTimes::basis).collect(Collectors.toSet());
        assertThat(bases).containsExactlyInAnyOrder(Basis.FACT, Basis.RATE, Basis.earlier(EARLIER));
        double[] reading = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        // In turns, so that both meet the same load of the machine; the first ones warm up.
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            double rows = millis(() -> steps.of(run.id()));
            double all = millis(() -> forecasts.of(runs.get(run.id()), Instant.now()));
            if (round >= 0) {
                reading[round] = rows;
                whole[round] = all;
            }
        }
        Arrays.sort(reading);
        Arrays.sort(whole);
        System.out.printf(
                "forecast of %d steps in %d streams, %d earlier runs, %d rounds: median %.1f ms, p99 %.1f ms (goal 1,000);"
                        + " reading the rows of the steps alone: median %.1f ms, p99 %.1f ms; ratio %.1f%n",
                STREAMS * EACH,
                STREAMS,
                EARLIER,
                ROUNDS,
                whole[ROUNDS / 2],
                whole[ROUNDS * 99 / 100],
                reading[ROUNDS / 2],
                reading[ROUNDS * 99 / 100],
                whole[ROUNDS / 2] / reading[ROUNDS / 2]);
    }

    /** Row by row through the streams; every fifth step also waits for the stream beside it. */
    private static List<RunbookStep> plan() {
        return IntStream.range(0, STREAMS * EACH)
                .mapToObj(i -> {
                    int row = i / STREAMS;
                    int stream = i % STREAMS;
                    List<Dependency> before = new ArrayList<>();
                    if (row > 0) {
                        before.add(Dependency.after(key(row - 1, stream)));
                        if (row % 5 == 0) {
                            before.add(Dependency.after(key(row - 1, (stream + 1) % STREAMS)));
                        }
                    }
                    return Plans.step(key(row, stream), NoOpStep.ID, Map.of())
                            .taking(2 + (row + stream) % 7)
                            .ordered("stream-" + stream, before);
                })
                .toList();
    }

    private static String key(int row, int stream) {
        return "step-" + row + "-" + stream;
    }

    /** Completed runs with the story that such runs have, two slices of progress for each step. */
    private void earlierRuns() {
        sql.sql("update run set number = number + :earlier where id = :run")
                .param("earlier", EARLIER)
                .param("run", run.id().value())
                .update();
        List<Long> ids = sql.sql("""
                        insert into run (migration_id, number, revision_id, digest, kind, status, share_percent, started_by,
                                         started_name, started_at, completed_at, ended_at)
                        select migration_id, n, revision_id, digest, kind, 'COMPLETED', 100, started_by, started_name,
                               started_at - n * interval '1 day', started_at - n * interval '23 h', started_at - n * interval '23 h'
                          from run, generate_series(1, :earlier) n where id = :run
                        returning id
                        """)
                .param("earlier", EARLIER)
                .param("run", run.id().value())
                .query(Long.class)
                .list();
        sql.sql("""
                        insert into run_event (run_id, seq, at, person_name, kind, step_key, sentence)
                        select earlier.id, position * 10 + event.place,
                               earlier.started_at + position * interval '10 s' + event.place * earlier.number * interval '7 s',
                               'Drover', event.kind, step_key, 'Something.'
                          from run earlier
                          join step_run on step_run.run_id = :run
                         cross join (values (1, 'STEP_STARTED'), (2, 'PROGRESS'), (3, 'PROGRESS'), (4, 'STEP_DONE'))
                               event (place, kind)
                         where earlier.id in (:earlier)
                        """).param("run", run.id().value()).param("earlier", ids).update();
    }

    private static double millis(Supplier<?> work) {
        long began = System.nanoTime();
        assertThat(work.get()).isNotNull();
        return (System.nanoTime() - began) / 1e6;
    }
}
