package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.execution.RollBackRun.Point;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Runbooks;
import dev.drover.step.Checkpoint;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do with parts of a run: pause a stream, skip, prove by hand, go back to a point. */
@AppTest
class SteeringTest {

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
    PausePart parts;

    @Autowired
    SkipStep skip;

    @Autowired
    ProveStep prove;

    @Autowired
    ProofFiles files;

    @Autowired
    RollBackRun rollBack;

    @Autowired
    WayBack wayBack;

    @Autowired
    BackOut backOut;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Holds holds;

    @Autowired
    Runbooks runbooks;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    String unique;

    @BeforeEach
    void aTeam() {
        team = plans.team();
        unique = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aPausedStreamStandsWhileTheOtherGoesOn() {
        plans.submit(
                team,
                List.of(
                        step("first"),
                        asking(),
                        step("left"),
                        step("right").ordered("right", List.of(Dependency.after("ask")))));
        Run run = rehearse();
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
        parts.pause(run.id(), Part.stream("right"), "the other team is at lunch", team.operator());
        control.decide(run.id(), "ask", true, "", "", team.lead());
        watch.until(run, "left", StepStatus.DONE);
        assertThat(watch.step(run, "right").status()).isEqualTo(StepStatus.WAITING);
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(holds.of(run.id())).extracting(Hold::reason).containsExactly("the other team is at lunch");

        parts.resume(run.id(), Part.stream("right"), team.operator());
        watch.until(run, RunStatus.COMPLETED);
    }

    @Test
    void aPausedStepStopsAtItsCheckpointAndGoesOnThere() {
        plans.submit(team, List.of(step("first"), step("second")));
        scripted.script(name("first"), context -> {
            pauseWhileItMoves(context.plan().migration().value());
            return new StepOutcome.Progressed(new Checkpoint("{\"at\": 5}"), dev.drover.step.Progress.UNKNOWN);
        });
        scripted.script(name("first"), context -> {
            assertThat(context.checkpoint().json()).isEqualTo("{\"at\": 5}");
            return new StepOutcome.Completed(dev.drover.step.Evidence.NONE);
        });
        Run run = rehearse();
        watch.until(run, "first", StepStatus.PAUSED);
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.RUNNING);
        parts.resume(run.id(), Part.step("first"), team.operator());
        watch.until(run, RunStatus.COMPLETED);
    }

    @Test
    void pausesOnlyWhatIsThere() {
        plans.submit(team, List.of(asking()));
        Run run = rehearse();
        assertThatThrownBy(() -> parts.pause(run.id(), Part.stream("nowhere"), "", team.operator()))
                .hasMessageContaining("The stream nowhere is not in this run.");
        assertThatThrownBy(() -> parts.resume(run.id(), Part.step("ask"), team.operator()))
                .hasMessageContaining("is not paused");
    }

    @Test
    void skipsAFailedStepWithAReason() {
        plans.submit(team, List.of(step("first"), step("second")));
        scripted.script(name("first"), c -> new StepOutcome.Failed(Checkpoint.NONE, "It broke.", "Mend it."));
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        assertThatThrownBy(() -> skip.skip(run.id(), "first", " ", team.operator()))
                .hasMessageContaining("Say why");
        assertThatThrownBy(() -> skip.skip(run.id(), "first", "x".repeat(2_001), team.operator()))
                .hasMessageContaining("at most 2,000 characters. Found 2001");
        skip.skip(run.id(), "first", "it was done yesterday", team.operator());
        assertThat(runs.get(run.id()).status()).as("a paused run stays paused").isEqualTo(RunStatus.PAUSED);
        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(watch.step(run, "first").evidence().value("Because")).contains("it was done yesterday");
        assertThatThrownBy(() -> skip.skip(run.id(), "second", "late", team.operator()))
                .hasMessageContaining("completed");
    }

    @Test
    void inALiveRunWhatDecidesIsSkippedOnlyBySomebodyWhoDecides() {
        plans.submit(team, List.of(step("first"), asking()));
        Run rehearsal = rehearse();
        watch.until(rehearsal, "ask", StepStatus.NEEDS_SIGNOFF);
        control.decide(rehearsal.id(), "", true, "", "", team.lead());
        watch.until(rehearsal, RunStatus.COMPLETED);
        plans.sign(team);
        scripted.script(name("first"), c -> new StepOutcome.Failed(Checkpoint.NONE, "It broke.", "Mend it."));
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
        watch.until(live, RunStatus.PAUSED);
        assertThatThrownBy(() -> skip.skip(live.id(), "ask", "no time", team.operator()))
                .hasMessageContaining("only by a lead");
        assertThatThrownBy(() -> skip.skip(live.id(), "ask", "I signed it", team.lead()))
                .hasMessageContaining("You signed this plan");
        Actor another = office.member(team.workspace(), Role.LEAD);
        skip.skip(live.id(), "ask", "asked on the phone", another);
        assertThat(watch.step(live, "ask").status()).isEqualTo(StepStatus.SKIPPED);
        skip.skip(live.id(), "first", "nothing to do", team.operator());
        control.resume(live.id(), team.operator());
        watch.until(live, RunStatus.COMPLETED);
    }

    @Test
    void aSkippedStepLetsNobodyPastWhatItWaitedFor() throws InterruptedException {
        plans.submit(team, List.of(step("first"), step("second"), step("third")));
        CountDownLatch inSlice = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        scripted.script(name("first"), context -> {
            inSlice.countDown();
            await(end);
            return new StepOutcome.Completed(dev.drover.step.Evidence.NONE);
        });
        Run run = rehearse();
        await(inSlice);
        skip.skip(run.id(), "second", "not needed today", team.operator());
        assertThat(watch.step(run, "third").status()).isEqualTo(StepStatus.WAITING);
        end.countDown();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(scripted.effects).doesNotContain("run " + name("second"));
    }

    @Test
    void aStepThatWasLeftOutAfterItHadBegunIsUndoneToo() {
        plans.submit(team, List.of(step("first"), step("second")));
        scripted.script(name("first"), c -> new StepOutcome.Failed(Checkpoint.NONE, "Half of it broke.", "Mend it."));
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        skip.skip(run.id(), "first", "the other half is enough", team.operator());
        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        Run back = rollBack.start(run.id(), "", "it was not", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        assertThat(scripted.effects).contains("back " + name("first"), "back " + name("second"));
        assertThat(watch.step(run, "first").status()).isEqualTo(StepStatus.ROLLED_BACK);
    }

    @Test
    void whoSkippedAStepDoesNotDecideAsWell() {
        plans.submit(team, List.of(step("first"), asking()));
        scripted.script(name("first"), c -> new StepOutcome.Failed(Checkpoint.NONE, "It broke.", "Mend it."));
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        skip.skip(run.id(), "first", "it is not needed", team.lead());
        control.resume(run.id(), team.operator());
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
        assertThatThrownBy(() -> control.decide(run.id(), "", true, "", "", team.lead()))
                .hasMessageContaining("You drive this run");
    }

    @Test
    void aCopyTakesAlongTheTablesThatItWroteTo() {
        plans.submit(team, List.of(step("first")));
        Runbook runbook = new Runbook(
                List.of(phase("prepare"), phase("move")),
                List.of(
                        step("look").named("prepare", "Look"),
                        Plans.step("create", "dynamodb.create-tables", Map.of()).named("prepare", "Create"),
                        Plans.step(
                                        "copy",
                                        "transfer.copy",
                                        Map.of("segments", "1", "itemsInFlight", "1", "writeUnitsPerSecond", "0"))
                                .named("move", "Copy")));
        runbooks.save(team.migration().id(), runbook, 1, "the steps", team.architect());
        Revision revision = revisions.submit(team.migration().id(), team.architect());
        Set<String> copied = Set.of("copy");
        assertThat(wayBack.undone(revision, copied, "move")).containsExactlyInAnyOrder("create", "copy");
        assertThat(wayBack.undone(revision, copied, "prepare")).containsExactlyInAnyOrder("look", "create", "copy");
        assertThat(wayBack.undone(revision, Set.of(), "move")).containsExactly("copy");
    }

    @Test
    void whatIsFollowedCannotBeTakenUpAgainOnceWritesWentToBothStores() {
        plans.submit(team, List.of(step("first")));
        Runbook runbook = new Runbook(
                List.of(phase("move"), phase("prove"), phase("shift")),
                List.of(
                        Plans.step("create", "dynamodb.create-tables", Map.of()).named("move", "Create"),
                        Plans.step("follow", "transfer.follow", Map.of()).named("move", "Follow"),
                        Plans.step("drain", "transfer.drain", Map.of("giveUpSeconds", "60"))
                                .named("prove", "Drain"),
                        Plans.step("unfreeze", "traffic.resume-writes", Map.of())
                                .named("shift", "Resume")));
        runbooks.save(team.migration().id(), runbook, 1, "the steps", team.architect());
        Revision revision = revisions.submit(team.migration().id(), team.architect());
        Set<String> drained = Set.of("create", "follow", "drain");
        assertThat(wayBack.renewed(revision, drained, "shift")).containsExactly("unfreeze");
        assertThat(wayBack.undone(revision, drained, "prove")).containsExactlyInAnyOrder("drain", "unfreeze");
        assertThat(wayBack.undone(revision, Set.of("create", "follow", "drain", "unfreeze"), "prove"))
                .containsExactlyInAnyOrder("create", "follow", "drain", "unfreeze");
    }

    @Test
    void knowsHowLongGoingBackTakesOnceItWasTried() {
        plans.submit(team, List.of(step("first"), step("second")));
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(backOut.of(run)).isEqualTo(new BackOut.Length(Duration.ofMinutes(2), Duration.ofMinutes(2), 2));
        Run back = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        Run again = rehearse();
        watch.until(again, RunStatus.COMPLETED);
        BackOut.Length length = backOut.of(again);
        assertThat(length.untried()).isZero();
        assertThat(length.now()).isLessThan(Duration.ofMinutes(1));
        Run second = rollBack.start(again.id(), "", "practice", team.operator());
        assertThat(steps.of(second.id())).extracting(StepRun::planned).allMatch(p -> p.toSeconds() < 60);
        watch.until(second, RunStatus.COMPLETED);
    }

    @Test
    void aRehearsalThatLeftAStepOutOpensNoLiveRun() {
        plans.submit(team, List.of(step("first"), step("second")));
        plans.sign(team);
        scripted.script(name("first"), c -> new StepOutcome.Failed(Checkpoint.NONE, "It broke.", "Mend it."));
        Run run = rehearse();
        watch.until(run, RunStatus.PAUSED);
        skip.skip(run.id(), "first", "it takes too long", team.operator());
        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(start.refusals(team.migration().id(), RunKind.LIVE, 100, team.operator()))
                .containsExactly(
                        "Every rehearsal of this plan left steps out, so none of them shows that all of it works.");
    }

    @Test
    void aStepThatWaitsForTheStartOfAnotherBeginsBesideIt() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        plans.submit(
                team,
                List.of(
                        step("first"),
                        step("second")
                                .ordered("side", List.of(new Dependency("first", Dependency.Kind.START_TO_START, 0)))));
        for (String key : List.of("first", "second")) {
            scripted.script(name(key), context -> {
                both.countDown();
                await(both);
                return new StepOutcome.Completed(dev.drover.step.Evidence.NONE);
            });
        }
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(both.getCount()).isZero();
    }

    @Test
    void aDecisionIsAskedAgainAfterGoingBackToAPointBehindIt() {
        plans.submit(team, List.of(step("first")));
        Runbook runbook = new Runbook(
                List.of(phase("decide"), phase("shift")),
                List.of(asking().named("decide", "Ask"), step("second").named("shift", "Second")));
        runbooks.save(team.migration().id(), runbook, 1, "the steps", team.architect());
        revisions.submit(team.migration().id(), team.architect());
        Run run = rehearse();
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
        control.decide(run.id(), "", true, "", "", team.lead());
        watch.until(run, RunStatus.COMPLETED);
        Run back = rollBack.start(run.id(), "shift", "reads were slow", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        assertThat(watch.step(run, "ask").status()).isEqualTo(StepStatus.WAITING);
        control.resume(run.id(), team.operator());
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
        control.callOff(pause(run), "enough", team.operator());
        assertThatThrownBy(() -> rollBack.start(run.id(), "shift", "again", team.operator()))
                .hasMessageContaining("as a whole only");
    }

    private RunId pause(Run run) {
        control.pause(run.id(), "", team.operator());
        return run.id();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aStepDoneByHandNeedsItsProof() {
        plans.submit(team, List.of(byHand(), step("after")));
        Run run = rehearse();
        watch.until(run, "by-hand", StepStatus.NEEDS_PROOF);
        assertThatThrownBy(() ->
                        prove.prove(run.id(), "by-hand", Map.of("Snapshot id", "", "Rows", "many"), team.operator()))
                .hasMessageContaining("Snapshot id: enter it")
                .hasMessageContaining("Rows: enter a number, for example 1234. Found \"many\"");
        assertThat(watch.step(run, "by-hand").status()).isEqualTo(StepStatus.NEEDS_PROOF);
        Map<String, String> entered = Map.of("Snapshot id", "snap-1", "Looked at it", "yes", "Screen", "typed.png");
        assertThatThrownBy(() -> prove.prove(
                        run.id(),
                        "by-hand",
                        entered,
                        List.of(
                                file("Screen", "../empty.png", 0),
                                file("Screen", "second.png", 1),
                                file("Snapshot id", "wrong.png", 1)),
                        team.operator()))
                .hasMessageContaining("Screen: the file is empty. Choose one with something in it. Found \"empty.png\"")
                .hasMessageContaining("Screen: hand in one file.")
                .hasMessageContaining("Snapshot id: this step asks for no such file. Found \"wrong.png\"");
        assertThatThrownBy(() -> prove.prove(
                        run.id(), "by-hand", entered, List.of(file("Screen", "big.png", 5242881)), team.operator()))
                .hasMessageContaining("Screen: a file may have 5,242,880 bytes.")
                .hasMessageContaining("Found \"big.png\" with 5,242,881 bytes.");
        assertThat(files.of(run.id())).isEmpty();
        prove.prove(run.id(), "by-hand", entered, team.operator());
        watch.until(run, RunStatus.COMPLETED);
        assertThat(watch.step(run, "by-hand").evidence().value("Snapshot id")).contains("snap-1");
        assertThat(watch.step(run, "by-hand").evidence().value("Screen"))
                .as("what is typed for a file is none")
                .contains("");

        Run back = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(back, "by-hand", StepStatus.NEEDS_PROOF);
        assertThatThrownBy(() -> prove.prove(back.id(), "by-hand", Map.of(), team.operator()))
                .hasMessageContaining("It is undone: tick it");
        prove.prove(back.id(), "by-hand", Map.of("It is undone", "yes"), team.operator());
        watch.until(back, RunStatus.COMPLETED);
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(watch.step(run, "by-hand").status()).isEqualTo(StepStatus.ROLLED_BACK);
    }

    @Test
    void goesBackToTheStartOfAPhaseAndForwardAgain() {
        submitPhases();
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(rollBack.points(run.id())).extracting(Point::phase).containsExactly("", "move", "finish");
        long firstTime = watch.step(run, "second").id();

        Run back = rollBack.start(run.id(), "move", "the totals differ", team.operator());
        watch.until(back, RunStatus.COMPLETED);
        assertThat(scripted.effects.stream().filter(e -> e.startsWith("back ") && e.endsWith(unique)))
                .as("newest first, and the side stream too, because it waited for the phase")
                .containsExactly("back " + name("third"), "back " + name("side"), "back " + name("second"));
        Run stopped = runs.get(run.id());
        assertThat(stopped.status()).isEqualTo(RunStatus.PAUSED);
        assertThat(stopped.reason()).contains("Rolled back to the start of the phase \"move\" by run " + back.number());
        assertThat(steps.of(run.id()))
                .extracting(StepRun::status)
                .containsExactly(StepStatus.DONE, StepStatus.WAITING, StepStatus.WAITING, StepStatus.WAITING);

        control.resume(run.id(), team.operator());
        watch.until(run, RunStatus.COMPLETED);
        StepRun again = watch.step(run, "second");
        assertThat(again.id())
                .as("progress kept under the old id is not taken for the new one's")
                .isNotEqualTo(firstTime);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(sql.sql("select status from step_run where id = :id")
                        .param("id", firstTime)
                        .query(String.class)
                        .single())
                .isEqualTo("ROLLED_BACK");

        Run all = rollBack.start(run.id(), "", "practice", team.operator());
        watch.until(all, RunStatus.COMPLETED);
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.ROLLED_BACK);
    }

    @Test
    void refusesAPointThatIsNoPhase() {
        submitPhases();
        Run run = rehearse();
        watch.until(run, RunStatus.COMPLETED);
        assertThatThrownBy(() -> rollBack.start(run.id(), "nowhere", "practice", team.operator()))
                .hasMessageContaining("This run has no phase \"nowhere\".");
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.COMPLETED);
    }

    private void submitPhases() {
        plans.submit(team, List.of(step("first")));
        Runbook runbook = new Runbook(
                List.of(phase("prepare"), phase("move"), phase("finish")),
                List.of(
                        step("first").named("prepare", "First"),
                        step("second").named("move", "Second"),
                        step("side").named("prepare", "Side").ordered("side", List.of(Dependency.after("second"))),
                        step("third").named("finish", "Third").ordered("", List.of(Dependency.after("side")))));
        runbooks.save(team.migration().id(), runbook, 1, "the steps", team.architect());
        revisions.submit(team.migration().id(), team.architect());
    }

    private void pauseWhileItMoves(long migration) {
        long run = sql.sql("select max(id) from run where migration_id = :m")
                .param("m", migration)
                .query(Long.class)
                .single();
        parts.pause(new RunId(run), Part.step("first"), "", team.operator());
    }

    private static Phase phase(String name) {
        return new Phase(name, "It is done.", "It is not done.");
    }

    private RunbookStep step(String key) {
        return Plans.step(key, ScriptedStep.ID, Map.of("name", name(key)));
    }

    private static RunbookStep asking() {
        return Plans.step("ask", "person.go-no-go", Map.of("question", "Go?"));
    }

    private static HandedInFile file(String field, String name, int bytes) {
        return new HandedInFile(field, name, new byte[bytes]);
    }

    private static RunbookStep byHand() {
        return Plans.step(
                "by-hand",
                "person.do-by-hand",
                Map.of(
                        "task",
                        "Make a snapshot.",
                        "proof",
                        "Snapshot id: text; Rows: number?; Looked at it: yes; Screen: file?",
                        "undo",
                        "Delete it."));
    }

    private String name(String key) {
        return key + "-" + unique;
    }

    private Run rehearse() {
        return start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
    }
}
