package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Dependency.Kind;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Streams of one run that move at the same time. */
@AppTest
class ParallelStreamsTest {

    @Autowired
    Plans plans;

    @Autowired
    Watch watch;

    @Autowired
    ScriptedStep scripted;

    @Autowired
    StartRun start;

    @Autowired
    WakeRun wake;

    @Autowired
    ControlRun control;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    String unique;
    CountDownLatch bothMove;
    CountDownLatch end;

    /** The middle two move at the same time; the last waits for both. */
    @BeforeEach
    void aDiamond() {
        team = plans.team();
        unique = UUID.randomUUID().toString().substring(0, 8);
        bothMove = new CountDownLatch(2);
        end = new CountDownLatch(1);
        plans.submit(
                team,
                List.of(
                        step("first"),
                        step("left"),
                        step("right").ordered("right", List.of(Dependency.after("first"))),
                        step("last").ordered("", List.of(Dependency.after("left"), Dependency.after("right")))));
    }

    @Test
    void stepsOfTwoStreamsMoveAtTheSameTimeAndTheLastWaitsForBoth() throws InterruptedException {
        scripted.script(name("left"), this::meet);
        scripted.script(name("right"), this::meet);
        Run run = rehearse();
        assertThat(bothMove.await(20, TimeUnit.SECONDS)).as("both move at once").isTrue();
        assertThat(steps.of(run.id()))
                .extracting(StepRun::status)
                .containsExactly(StepStatus.DONE, StepStatus.RUNNING, StepStatus.RUNNING, StepStatus.WAITING);
        end.countDown();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(scripted.effects.stream().filter(e -> e.equals("run " + name("last"))))
                .hasSize(1);
    }

    @Test
    void aFailureInOneStreamLetsTheSliceOfTheOtherEndAndThenPauses() throws InterruptedException {
        scripted.script(name("left"), context -> {
            meet(context);
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 1}"), Progress.UNKNOWN);
        });
        scripted.script(name("right"), context -> {
            bothMove.countDown();
            awaitBoth();
            return new StepOutcome.Failed(Checkpoint.NONE, "The wall is in the way.", "Move the wall.");
        });
        Run run = rehearse();
        assertThat(bothMove.await(20, TimeUnit.SECONDS)).isTrue();
        watch.until(run, RunStatus.PAUSING);
        end.countDown();
        watch.until(run, RunStatus.PAUSED);
        assertThat(steps.of(run.id()))
                .extracting(StepRun::status)
                .containsExactly(StepStatus.DONE, StepStatus.PAUSED, StepStatus.FAILED, StepStatus.WAITING);
        assertThat(runs.get(run.id()).reason()).isEqualTo("The wall is in the way.");

        control.retry(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(steps.of(run.id())).extracting(StepRun::attempt).containsExactly(1, 1, 2, 1);
    }

    @Test
    void aStepWithALagWaitsUntilTheTimeIsOver() {
        plans.submit(
                team,
                List.of(
                        step("first"),
                        step("last").ordered("", List.of(new Dependency("first", Kind.FINISH_TO_START, 10)))));
        Run run = rehearse();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.DONE);
        assertThat(steps.of(run.id()).get(1).status()).isEqualTo(StepStatus.WAITING);
        assertThat(wakeUps(run))
                .as("one look at the moment when the lag is over")
                .isEqualTo(1);

        sql.sql("update step_run set ended_at = ended_at - interval '10 minutes' where run_id = :run and position = 0")
                .param("run", run.id().value())
                .update();
        sql.sql("update scheduled_tasks set execution_time = now() where starts_with(task_instance, :run::text || '@')")
                .param("run", run.id().value())
                .update();
        watch.until(run, RunStatus.COMPLETED);
    }

    @Test
    void theMomentThatALagEndsCountsWhateverTheClockOfTheNodeSays() {
        plans.submit(
                team,
                List.of(
                        step("first"),
                        step("last").ordered("", List.of(new Dependency("first", Kind.FINISH_TO_START, 10)))));
        Run run = rehearse();
        watch.until(run, "first", StepStatus.DONE);
        wake.wake(run.id(), Instant.now().plus(Duration.ofMinutes(9)));
        assertThat(watch.step(run, "last").status()).isEqualTo(StepStatus.WAITING);
        wake.wake(run.id(), Instant.now().plus(Duration.ofMinutes(11)));
        watch.until(run, RunStatus.COMPLETED);
    }

    private long wakeUps(Run run) {
        return sql.sql(
                        "select count(*) from scheduled_tasks where task_name = 'advance-run' and starts_with(task_instance, :run::text || '@')")
                .param("run", run.id().value())
                .query(Long.class)
                .single();
    }

    /** Ends only once both have begun and the test says so. */
    private StepOutcome meet(StepContext context) {
        bothMove.countDown();
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new StepOutcome.Completed(Evidence.NONE);
    }

    /** A failure before the other has begun would leave it waiting. */
    private void awaitBoth() {
        try {
            bothMove.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunbookStep step(String key) {
        return Plans.step(key, ScriptedStep.ID, Map.of("name", name(key)));
    }

    private String name(String key) {
        return key + "-" + unique;
    }

    private Run rehearse() {
        return start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
    }
}
