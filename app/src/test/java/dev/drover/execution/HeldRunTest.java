package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environments;
import dev.drover.notice.Inbox;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.runbook.Scope;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.step.Checkpoint;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a run that has begun needs to go on, and who may let it. */
@AppTest
class HeldRunTest {

    private static final AwsAddress HERE = new AwsAddress("eu-west-1", "123456789012", null, null, null);
    private static final AwsAddress ELSEWHERE = new AwsAddress("eu-west-1", "999999999999", null, null, null);

    @Autowired
    Plans plans;

    @Autowired
    Watch watch;

    @Autowired
    Office office;

    @Autowired
    ScriptedStep scripted;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    Inbox inbox;

    @Autowired
    RollBackRun rollBack;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Environments environments;

    Plans.Team team;
    String name;

    @BeforeEach
    void aPlanOfOneStep() {
        team = plans.team();
        name = "held-" + UUID.randomUUID().toString().substring(0, 8);
        plans.submit(team, Plans.scripted(name));
    }

    @Test
    void aSliceDoesNothingOnAnEnvironmentThatMoved() throws InterruptedException {
        CountDownLatch inSlice = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        scripted.script(name, context -> {
            inSlice.countDown();
            awaitLatch(finish);
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 7}"), Progress.UNKNOWN);
        });
        Run run = rehearse();
        awaitLatch(inSlice);
        move(ELSEWHERE);
        finish.countDown();
        watch.until(run, RunStatus.PAUSED);
        assertThat(runs.get(run.id()).reason()).contains("environment is no longer the one of revision 1");
        assertThat(steps.of(run.id()).get(0).status()).isEqualTo(StepStatus.PAUSED);
        assertThat(slices()).isEqualTo(1);

        assertThatThrownBy(() -> control.resume(run.id(), team.operator()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("environment is no longer the one of revision 1");
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.PAUSED);

        scripted.script(name, context -> {
            assertThat(context.checkpoint().json()).isEqualTo("{\"at\": 7}");
            return new StepOutcome.Completed(dev.drover.step.Evidence.NONE);
        });
        move(HERE);
        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(slices()).isEqualTo(2);
    }

    @Test
    void aRollbackDoesNothingOnAnEnvironmentThatMoved() {
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        move(ELSEWHERE);
        Run back = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(back, RunStatus.PAUSED);
        assertThat(scripted.effects).doesNotContain("back " + name);
        move(HERE);
        control.resume(back.id(), team.operator());
        watch.until(run, RunStatus.ROLLED_BACK);
    }

    @Test
    void aRetryAsksForTheEnvironmentAgain() {
        Run run = failed(rehearseWithAFailure());
        assertThat(inbox.newest(team.operator().id(), 5))
                .singleElement()
                .matches(notice -> notice.sentence()
                        .equals("Rehearsal " + run.number()
                                + " of Orders to DynamoDB stopped and waits for a person: see why, and let it go on."));
        move(ELSEWHERE);
        assertThatThrownBy(() -> control.retry(run.id(), team.operator()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("environment is no longer the one of revision 1");
        assertThat(steps.of(run.id()).get(0).status()).isEqualTo(StepStatus.FAILED);
        move(HERE);
        control.retry(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
    }

    @Test
    void aRetryAsksForTheSignaturesAgain() {
        Run live = failed(liveWithAFailure());
        signoffs.decide(team.migration().id(), 1, Scope.DATA, Verdict.WITHDRAWN, "not sure", "", team.lead());
        assertThatThrownBy(() -> control.retry(live.id(), team.operator()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("Data scope no longer counts");
        assertThat(slices()).isEqualTo(2);
    }

    @Test
    void aRollbackGoesOnWithoutSignatures() {
        Run live = failed(liveWithAFailure());
        scripted.script("back " + name, context -> new StepOutcome.Failed(Checkpoint.NONE, "Locked.", "Wait."));
        Run back = rollBack.start(live.id(), "", "it failed", team.operator());
        watch.until(back, RunStatus.PAUSED);
        signoffs.decide(team.migration().id(), 1, Scope.DATA, Verdict.WITHDRAWN, "not sure", "", team.lead());
        control.retry(back.id(), team.operator());
        watch.until(live, RunStatus.ROLLED_BACK);
    }

    @Test
    void whoSignedDoesNotLetALiveRunGoOn() {
        Run live = failed(liveWithAFailure());
        assertThatThrownBy(() -> control.retry(live.id(), team.stakeholder()))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("You signed this plan");
        control.retry(live.id(), team.operator());
        watch.until(live, RunStatus.COMPLETED);
    }

    @Test
    void whoRetriedOrResumedDoesNotDecide() {
        Actor second = office.member(team.workspace(), Role.OPERATOR, Role.LEAD);
        Actor third = office.member(team.workspace(), Role.OPERATOR, Role.LEAD);
        scripted.script(name, context -> new StepOutcome.Failed(Checkpoint.NONE, "Locked.", "Wait."));
        scripted.script(
                name,
                context -> new StepOutcome.Waiting(
                        Checkpoint.NONE, Progress.UNKNOWN, java.time.Duration.ofSeconds(2), "for the index"));
        scripted.script(name, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run run = failed(rehearse());
        control.retry(run.id(), second);
        await().atMost(10, SECONDS).until(() -> steps.of(run.id()).get(0).note().equals("for the index"));
        control.pause(run.id(), "", second);
        watch.until(run, RunStatus.PAUSED);
        control.resume(run.id(), third);
        await().atMost(10, SECONDS).until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        for (Actor mover : new Actor[] {team.operator(), second, third}) {
            assertThatThrownBy(() -> control.decide(run.id(), "", true, "", "", mover))
                    .isInstanceOf(RunRefusedException.class)
                    .hasMessageContaining("somebody else has to decide");
        }
        control.decide(run.id(), "", true, "", "", team.lead());
        watch.until(run, RunStatus.COMPLETED);
    }

    private Run rehearseWithAFailure() {
        scripted.script(name, context -> new StepOutcome.Failed(Checkpoint.NONE, "Locked.", "Wait."));
        return rehearse();
    }

    private Run liveWithAFailure() {
        plans.sign(team);
        watch.until(rehearse(), RunStatus.COMPLETED);
        scripted.script(name, context -> new StepOutcome.Failed(Checkpoint.NONE, "Locked.", "Wait."));
        return start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
    }

    private Run failed(Run run) {
        watch.until(run, RunStatus.PAUSED);
        return run;
    }

    private Run rehearse() {
        return start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
    }

    private void move(AwsAddress aws) {
        environments.move(
                team.migration().environment(), Plans.nowhere(), aws, office.member(team.workspace(), Role.ADMIN));
    }

    private long slices() {
        return scripted.effects.stream().filter(("run " + name)::equals).count();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
