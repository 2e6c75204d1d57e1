package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.runbook.ActualDurations;
import dev.drover.step.Checkpoint;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class EngineTest {

    @Autowired
    Plans plans;

    @Autowired
    Watch watch;

    @Autowired
    ScriptedStep scripted;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    RollBackRun rollBack;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    RunEvents events;

    @Autowired
    RunSlice slices;

    @Autowired
    ActualDurations durations;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    String one;
    String two;
    String three;

    @BeforeEach
    void aPlanOfThreeSteps() {
        team = plans.team();
        String unique = UUID.randomUUID().toString().substring(0, 8);
        one = "one-" + unique;
        two = "two-" + unique;
        three = "three-" + unique;
        plans.submit(team, Plans.scripted(one, two, three));
    }

    @Test
    void runsEveryStepOnceInOrder() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(effects()).containsExactly("run " + one, "run " + two, "run " + three);
        assertThat(steps.of(run.id())).extracting(StepRun::status).containsOnly(StepStatus.DONE);
        assertThat(story(run))
                .containsExactly(
                        Kind.RUN_STARTED,
                        Kind.STEP_STARTED,
                        Kind.STEP_DONE,
                        Kind.STEP_STARTED,
                        Kind.STEP_DONE,
                        Kind.STEP_STARTED,
                        Kind.STEP_DONE,
                        Kind.RUN_COMPLETED);
    }

    @Test
    void numbersEventsWithoutGaps() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        List<Long> numbers =
                events.after(run.id(), 0, 1000).stream().map(RunEvent::seq).toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    @Test
    void continuesEachSliceAtTheCheckpointOfTheLast() {
        scripted.script(two, context -> {
            assertThat(context.checkpoint()).isEqualTo(Checkpoint.NONE);
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 1}"), new Progress(1, 2, "rows", 10));
        });
        scripted.script(two, context -> {
            assertThat(context.checkpoint().json()).isEqualTo("{\"at\": 1}");
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 2}"), new Progress(2, 2, "rows", 10));
        });
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(effects()).containsExactly("run " + one, "run " + two, "run " + two, "run " + two, "run " + three);
    }

    @Test
    void pausesWhenTheSliceHasEndedAndResumesAtItsCheckpoint() throws InterruptedException {
        CountDownLatch inSlice = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        scripted.script(two, context -> {
            inSlice.countDown();
            awaitLatch(finish);
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 7}"), Progress.UNKNOWN);
        });
        scripted.script(two, context -> {
            assertThat(context.checkpoint().json()).isEqualTo("{\"at\": 7}");
            return new StepOutcome.Completed(dev.drover.step.Evidence.NONE);
        });
        Run run = rehearse();
        awaitLatch(inSlice);
        control.pause(run.id(), "a phone call", team.operator());
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.PAUSING);
        finish.countDown();
        watch.until(run, RunStatus.PAUSED);
        assertThat(status(run, 1)).isEqualTo(StepStatus.PAUSED);

        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(steps.of(run.id()).get(1).attempt()).isEqualTo(1);
    }

    @Test
    void aFailedStepPausesTheRunAndIsRetriedAsANewAttempt() {
        scripted.script(
                two,
                context -> new StepOutcome.Failed(
                        new Checkpoint("{\"at\": 3}"), "The table is not there.", "Create it, then retry."));
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        StepRun failed = steps.of(run.id()).get(1);
        assertThat(failed.status()).isEqualTo(StepStatus.FAILED);
        assertThat(failed.problem()).isEqualTo("The table is not there.");
        assertThat(failed.nextAction()).isEqualTo("Create it, then retry.");
        assertThatThrownBy(() -> control.resume(run.id(), team.operator()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("Retry");

        control.retry(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(steps.of(run.id()).get(1).attempt()).isEqualTo(2);
    }

    @Test
    void anUnknownErrorPausesTheRunWithAnIncidentNumberAndWithoutItsMessage() {
        scripted.script(two, context -> {
            throw new IllegalStateException("password=secret");
        });
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        assertThat(steps.of(run.id()).get(1).problem()).contains("incident").doesNotContain("secret");
    }

    @Test
    void aSecondExecutionOfASliceStoresNothing() {
        CountDownLatch inSlice = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        scripted.script(two, context -> {
            inSlice.countDown();
            awaitLatch(finish);
            return new StepOutcome.Progressed(new Checkpoint("{\"by\": \"the first\"}"), Progress.UNKNOWN);
        });
        scripted.script(
                two,
                context -> new StepOutcome.Failed(
                        new Checkpoint("{\"by\": \"the second\"}"), "A second execution.", "None."));
        Run run = rehearse();
        awaitLatch(inSlice);
        StepRun step = steps.of(run.id()).get(1);
        // What a takeover does while the first holder still works: the same slice once more, and it ends first.
        slices.run(notHeld(new SliceQueue.SliceId(step.id(), step.epoch())));
        assertThat(status(run, 1)).isEqualTo(StepStatus.FAILED);
        finish.countDown();
        await().during(Duration.ofMillis(300)).atMost(5, SECONDS).until(() -> status(run, 1) == StepStatus.FAILED);
        assertThat(steps.get(step.id()).checkpoint().json()).contains("the second");
        assertThat(story(run)).containsOnlyOnce(Kind.STEP_FAILED);
    }

    @Test
    void anOldSliceDoesNothing() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        StepRun step = steps.of(run.id()).get(0);
        List<String> before = effects();
        slices.run(notHeld(new SliceQueue.SliceId(step.id(), step.epoch())));
        slices.run(notHeld(new SliceQueue.SliceId(step.id(), 1)));
        assertThat(effects()).isEqualTo(before);
    }

    @Test
    void aRunThatIsStoredAsCompletedHasNoSliceLeft() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(slicesLeft(run)).isZero();
    }

    @Test
    void anOldSliceThatIsStillInTheQueueIsTakenOut() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('advance-step', :slice, now(), false, 1)
                        """).param("slice", steps.of(run.id()).get(0).id() + ":1").update();
        await().atMost(10, SECONDS).until(() -> slicesLeft(run) == 0);
        assertThat(effects()).containsExactly("run " + one, "run " + two, "run " + three);
    }

    @Test
    void rollsBackFromTheMiddleInReverseOrder() {
        CountDownLatch inSlice = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        scripted.script(two, context -> {
            inSlice.countDown();
            awaitLatch(finish);
            return new StepOutcome.Progressed(new Checkpoint("{}"), Progress.UNKNOWN);
        });
        Run run = rehearse();
        awaitLatch(inSlice);
        assertThat(rollBack.points(run.id()).get(0).undone())
                .extracting(RollBackRun.UndoStep::stepKey)
                .containsExactly(two, one);
        Run back = rollBack.start(run.id(), "", "it looks wrong", team.operator());
        assertThat(effects())
                .as("nothing is undone while a slice is on its way")
                .doesNotContain("back " + one);
        finish.countDown();
        watch.until(back, RunStatus.COMPLETED);
        watch.until(run, RunStatus.ROLLED_BACK);
        assertThat(effects()).containsExactly("run " + one, "run " + two, "back " + two, "back " + one);
        assertThat(steps.of(run.id()))
                .extracting(StepRun::status)
                .containsExactly(StepStatus.ROLLED_BACK, StepStatus.ROLLED_BACK, StepStatus.WAITING);
    }

    @Test
    void aStepThatIsRolledBackKeepsTheEndOfItsOwnWork() throws IOException {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        sql.sql("update step_run set started_at = ended_at - interval '10 minutes' where run_id = :run")
                .param("run", run.id().value())
                .update();
        List<Instant> ends = steps.of(run.id()).stream().map(StepRun::endedAt).toList();
        Run back = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        watch.until(run, RunStatus.ROLLED_BACK);
        assertThat(steps.of(run.id())).extracting(StepRun::endedAt).isEqualTo(ends);
        assertThat(measured())
                .as("what templates learn from a rehearsal with its rollback")
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));

        sql.sql("update step_run set ended_at = ended_at + interval '1 hour' where run_id = :run")
                .param("run", run.id().value())
                .update();
        sql.sql(new ClassPathResource("db/migration/V202611280500__keep_ends_of_undone_steps.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        assertThat(measured())
                .as("records of earlier versions, where the end was that of the rollback")
                .hasSize(3)
                .allSatisfy(length -> assertThat(length).isLessThan(Duration.ofMinutes(11)));
    }

    private List<Duration> measured() {
        return durations.of(team.migration().workspace()).stream()
                .map(ActualDurations.Actual::median)
                .toList();
    }

    @Test
    void aRollbackThatFailsIsRetriedUntilItIsDone() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        scripted.script(
                "back " + two,
                context -> new StepOutcome.Failed(Checkpoint.NONE, "The table is locked.", "Wait, then retry."));
        Run back = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(back, RunStatus.PAUSED);
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.ROLLING_BACK);
        control.retry(back.id(), team.operator());
        watch.until(run, RunStatus.ROLLED_BACK);
    }

    @Test
    void aDryRunOnlyLooks() {
        Run run = start.start(team.migration().id(), RunKind.DRY_RUN, 100, team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(effects()).containsExactly("preview " + one, "preview " + two, "preview " + three);
        assertThat(steps.of(run.id()).get(0).evidence().value("Call 1")).contains("Call of " + one);
        assertThat(rollBack.refusal(run.id())).isPresent();
    }

    @Test
    void waitsForAPersonWhoIsNotTheOperator() {
        scripted.script(two, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run run = rehearse();
        await().atMost(10, SECONDS).until(() -> status(run, 1) == StepStatus.NEEDS_SIGNOFF);
        assertThatThrownBy(() -> control.decide(run.id(), "", true, "", "", team.operator()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("somebody else");
        control.decide(run.id(), "", true, "fine", "3 of 3 equal", team.lead());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(steps.of(run.id()).get(1).evidence().value("Numbers seen")).contains("3 of 3 equal");
    }

    @Test
    void aNoGoPausesAndARetryAsksAgain() {
        scripted.script(two, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        scripted.script(two, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run run = rehearse();
        await().atMost(10, SECONDS).until(() -> status(run, 1) == StepStatus.NEEDS_SIGNOFF);
        control.decide(run.id(), "", false, "the totals differ", "", team.lead());
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.PAUSED);
        assertThat(runs.get(run.id()).reason()).contains("the totals differ");
        control.retry(run.id(), team.operator());
        await().atMost(10, SECONDS).until(() -> status(run, 1) == StepStatus.NEEDS_SIGNOFF);
        control.decide(run.id(), "", true, "", "", team.lead());
        watch.until(run, RunStatus.COMPLETED);
    }

    @Test
    void onlyOneRunIsActiveAtATime() {
        scripted.script(two, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run run = rehearse();
        assertThatThrownBy(this::rehearse)
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("Run " + run.number());
    }

    @Test
    void aWaitingStepIsPausedWithinSeconds() {
        IntStream.range(0, 100)
                .forEach(i -> scripted.script(
                        two,
                        context -> new StepOutcome.Waiting(
                                Checkpoint.NONE, Progress.UNKNOWN, Duration.ofMillis(200), "for the index")));
        Run run = rehearse();
        await().atMost(10, SECONDS).until(() -> steps.of(run.id()).get(1).note().equals("for the index"));
        control.pause(run.id(), "", team.operator());
        watch.until(run, RunStatus.PAUSED);
        control.callOff(run.id(), "not today", team.operator());
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.CALLED_OFF);
    }

    private Run rehearse() {
        return start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
    }

    /** What a worker knows whose row was taken over. */
    private static SliceQueue.Claim notHeld(SliceQueue.SliceId slice) {
        return new SliceQueue.Claim(slice.toString(), 0, slice);
    }

    private StepStatus status(Run run, int position) {
        return steps.of(run.id()).get(position).status();
    }

    private List<String> effects() {
        return scripted.effects.stream()
                .filter(effect -> effect.endsWith(one) || effect.endsWith(two) || effect.endsWith(three))
                .toList();
    }

    private long slicesLeft(Run run) {
        return sql.sql("""
                        select count(*) from scheduled_tasks
                         where split_part(task_instance, ':', 1) in
                               (select id::text from step_run where run_id = :run)
                        """).param("run", run.id().value()).query(Long.class).single();
    }

    private List<Kind> story(Run run) {
        return events.after(run.id(), 0, 1000).stream()
                .map(RunEvent::kind)
                .filter(kind -> kind != Kind.PROGRESS && kind != Kind.LOG)
                .toList();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
