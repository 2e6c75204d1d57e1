package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environments;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.Scope;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.step.Checkpoint;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a live run needs, and what takes it away. */
@AppTest
class StartRunTest {

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
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    TablesOfRuns standing;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Runbooks runbooks;

    @Autowired
    TargetModels models;

    @Autowired
    Migrations migrations;

    @Autowired
    Environments environments;

    @Autowired
    Directory directory;

    Plans.Team team;
    String name;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        name = "step-" + UUID.randomUUID().toString().substring(0, 8);
        plans.submit(team, Plans.scripted(name, name + "-last"));
    }

    @Test
    void nothingStartsBeforeThePlanIsSubmitted() {
        Plans.Team fresh = plans.team();
        assertThat(start.refusals(fresh.migration().id(), RunKind.REHEARSAL, 100, fresh.operator()))
                .singleElement()
                .asString()
                .contains("submit it");
    }

    @Test
    void liveNamesEverySignatureAndTheRehearsalThatAreMissing() {
        assertThat(refusals(RunKind.LIVE)).hasSize(3).anyMatch(r -> r.contains("Data scope is not signed"));
        assertThat(refusals(RunKind.LIVE)).anyMatch(r -> r.contains("Business scope is not signed"));
        assertThat(refusals(RunKind.LIVE)).anyMatch(r -> r.contains("No rehearsal"));
        assertThatThrownBy(() -> start.start(team.migration().id(), RunKind.LIVE, 100, team.operator()))
                .isInstanceOf(RunRefusedException.class);
        assertThat(runs.of(team.migration().id())).isEmpty();
    }

    @Test
    void liveStartsWithSignaturesAndARehearsalOfTheSameDigest() {
        plans.sign(team);
        rehearse(100);
        assertThat(refusals(RunKind.LIVE)).isEmpty();
        assertThat(TablesOfRuns.completed(runs.of(team.migration().id()))).isEmpty();
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
        watch.until(live, RunStatus.COMPLETED);
        assertThat(TablesOfRuns.completed(runs.of(team.migration().id())))
                .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(live.id()));
        // No step of this plan creates tables.
        assertThat(standing.of(team.migration().id())).isEmpty();
    }

    @Test
    void aRehearsalOfTooLittleDataIsNotEnough() {
        plans.sign(team);
        rehearse(10);
        assertThat(refusals(RunKind.LIVE))
                .singleElement()
                .asString()
                .contains("10 %")
                .contains("100 %");
    }

    @Test
    void whoSignedDoesNotStart() {
        plans.sign(team);
        rehearse(100);
        assertThat(start.refusals(team.migration().id(), RunKind.LIVE, 100, team.lead()))
                .singleElement()
                .asString()
                .contains("You signed");
    }

    @Test
    void aSignatureThatLapsedIsNamedWithItsScopeAndItsReason() {
        plans.sign(team);
        rehearse(100);
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of());
        assertThat(refusals(RunKind.LIVE))
                .singleElement()
                .asString()
                .contains("Data scope is not signed (no longer counts)")
                .contains(team.lead().name() + " signed the Data scope and no longer has a role");
    }

    @Test
    void aSignatureThatLapsesHoldsTheRunBeforeItsNextStep() {
        plans.sign(team);
        rehearse(100);
        scripted.script(name, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
        await().atMost(10, SECONDS).until(() -> steps.of(live.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        directory.setRoles(team.workspace().id(), team.stakeholder().id(), Set.of());
        control.decide(live.id(), "", true, "", "", office.member(team.workspace(), Role.LEAD));
        watch.until(live, RunStatus.PAUSED);
        assertThat(runs.get(live.id()).reason())
                .contains("Business scope no longer counts", "no longer has a role that may sign it");
    }

    @Test
    void anEditOfAParameterVoidsTheDataSignatureOnlyAndAsksForANewRehearsal() {
        plans.sign(team);
        rehearse(100);
        RunbookStep first = runbook().steps().get(0);
        save(runbook().with(first.withParameters(Map.of("name", name + "-other"))));
        assertThat(state(Scope.DATA)).isEqualTo(ScopeStatus.State.VOIDED);
        assertThat(state(Scope.BUSINESS)).isEqualTo(ScopeStatus.State.SIGNED);
        assertThat(refusals(RunKind.LIVE)).anyMatch(r -> r.contains("changed after revision 1"));
        ScopeStatus data = signoffs.status(team.migration().id()).get(0);
        assertThat(data.decision().orElseThrow().voided().because()).contains("the steps");
    }

    @Test
    void anEditOfTheImpactVoidsTheBusinessSignatureOnly() {
        plans.sign(team);
        MigrationDescription old = team.migration().description();
        migrations.describe(
                team.migration().id(),
                new MigrationDescription(
                        old.name(),
                        old.movesFrom(),
                        old.movesTo(),
                        old.owner(),
                        old.acceptableDowntime(),
                        "Two hours."),
                team.architect());
        assertThat(state(Scope.DATA)).isEqualTo(ScopeStatus.State.SIGNED);
        assertThat(state(Scope.BUSINESS)).isEqualTo(ScopeStatus.State.VOIDED);
    }

    @Test
    void anEditOfWordsThatChangeNothingVoidsNothing() {
        plans.sign(team);
        RunbookStep first = runbook().steps().get(0);
        save(runbook()
                .with(first.named("move", "Another name")
                        .told("Other words.", first.rollback(), first.impact(), "")
                        .staffed("Another team", "", "", first.escalationContact())));
        assertThat(state(Scope.DATA)).isEqualTo(ScopeStatus.State.SIGNED);
        assertThat(state(Scope.BUSINESS)).isEqualTo(ScopeStatus.State.SIGNED);
    }

    @Test
    void aVoidSignatureStaysVoidWhenTheEditIsTakenBack() {
        plans.sign(team);
        var before = models.of(team.migration().id());
        var changed =
                before.model().with(new TargetTable("other", KeyAttribute.text("pk"), null, List.of(), List.of()));
        models.save(team.migration().id(), changed, before.version(), "the table other", team.architect());
        models.save(team.migration().id(), before.model(), before.version() + 1, "the table other", team.architect());
        assertThat(state(Scope.DATA)).isEqualTo(ScopeStatus.State.VOIDED);
    }

    @Test
    void aSignatureThatIsWithdrawnHoldsTheRunBeforeItsNextStep() {
        plans.sign(team);
        rehearse(100);
        scripted.script(name, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
        await().atMost(10, SECONDS).until(() -> steps.of(live.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        signoffs.decide(team.migration().id(), 1, Scope.DATA, Verdict.WITHDRAWN, "not sure", "", team.lead());
        control.decide(live.id(), "", true, "", "", office.member(team.workspace(), Role.LEAD));
        watch.until(live, RunStatus.PAUSED);
        assertThat(runs.get(live.id()).reason()).contains("Data scope no longer counts");
        assertThat(steps.of(live.id()).get(1).status()).isEqualTo(StepStatus.WAITING);
    }

    @Test
    void anEnvironmentThatMovedHoldsTheRunBeforeItsNextStep() {
        scripted.script(name, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        await().atMost(10, SECONDS).until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        environments.move(
                team.migration().environment(),
                Plans.nowhere(),
                new AwsAddress("eu-west-1", "999999999999", null, null, null),
                team.architect());
        control.decide(run.id(), "", true, "", "", team.lead());
        watch.until(run, RunStatus.PAUSED);
        assertThat(runs.get(run.id()).reason()).contains("environment is no longer the one of revision 1");
    }

    private void rehearse(int share) {
        watch.until(start.start(team.migration().id(), RunKind.REHEARSAL, share, team.operator()), RunStatus.COMPLETED);
    }

    private List<String> refusals(RunKind kind) {
        return start.refusals(team.migration().id(), kind, 100, team.operator());
    }

    private ScopeStatus.State state(Scope scope) {
        return signoffs.status(team.migration().id()).stream()
                .filter(s -> s.scope().equals(scope))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Runbook runbook() {
        return runbooks.of(team.migration().id()).runbook();
    }

    private void save(Runbook runbook) {
        int version = runbooks.of(team.migration().id()).version();
        runbooks.save(team.migration().id(), runbook, version, "the steps", team.architect());
    }
}
