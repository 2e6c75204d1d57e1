package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.EnvironmentKind;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Scope;
import dev.drover.signoff.Conditions;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.signoff.gate.ClosedPeriodDraft;
import dev.drover.signoff.gate.ClosedPeriods;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.RehearsalRule;
import dev.drover.signoff.policy.RowsAbove;
import dev.drover.signoff.policy.Tightening;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a live run from starting or going on besides missing signatures, and how two people override it. */
@AppTest
class GatesTest {

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
    RollBackRun rollBack;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    RunEvents events;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Conditions conditions;

    @Autowired
    Policies policies;

    @Autowired
    ClosedPeriods closed;

    @Autowired
    GateOverrides overrides;

    @Autowired
    Directory directory;

    @Autowired
    Revisions revisions;

    @Autowired
    Migrations migrations;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    Plans.Team team;
    Actor admin;
    String name;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        admin = office.member(team.workspace(), Role.ADMIN);
        name = "step-" + UUID.randomUUID().toString().substring(0, 8);
        plans.submit(team, Plans.scripted(name, name + "-last"));
    }

    @Test
    void aClosedPeriodHoldsAStartAndARunUnderWayUntilTwoPeopleOverrideIt() {
        plans.sign(team);
        rehearse();
        Run live = liveRunThatAsks(team.operator());
        close();
        control.decide(live.id(), name, true, "", "", office.member(team.workspace(), Role.LEAD));
        watch.until(live, RunStatus.PAUSED);
        assertThat(runs.get(live.id()).reason()).contains("Live runs are closed from", "(UTC): Christmas trade");
        assertThat(refusals()).anyMatch(r -> r.contains("Christmas trade"));

        overrides.ask(revision(), Gate.CLOSED_PERIOD, "Half of the data is moved", team.operator());
        assertThatThrownBy(() -> control.resume(live.id(), team.operator())).hasMessageContaining("Christmas trade");
        long asked = overrides.of(team.migration().id()).get(0).id();
        assertThatThrownBy(() -> overrides.confirm(revision(), asked, team.operator()))
                .hasMessageContaining("somebody else has to confirm");
        assertThatThrownBy(() -> overrides.confirm(revision(), asked, team.stakeholder()))
                .hasMessageContaining("A lead or an admin");
        directory.setRoles(team.workspace().id(), team.operator().id(), Set.of());
        assertThatThrownBy(() -> overrides.confirm(revision(), asked, team.lead()))
                .hasMessageContaining("has no role in this workspace any more");
        directory.setRoles(team.workspace().id(), team.operator().id(), Set.of(Role.OPERATOR));
        overrides.confirm(revision(), asked, team.lead());
        control.resume(live.id(), team.operator());
        watch.until(live, RunStatus.COMPLETED);

        assertThat(events.newestOf(live.id(), Set.of(Kind.GATE_OVERRIDDEN), 5))
                .singleElement()
                .extracting(RunEvent::sentence)
                .asString()
                .startsWith(
                        "OVERRIDE of the gate Closed period: " + team.operator().name())
                .contains(team.lead().name() + " confirmed", "Half of the data is moved");
        assertThat(overrides.of(team.migration().id()).get(0).runNumber()).isEqualTo(live.number());
        assertThat(refusals()).as("one run used it up").anyMatch(r -> r.contains("Christmas trade"));
        assertThat(sql.sql("select count(*) from audit_entry where migration_id = :id and action like 'override.%'")
                        .param("id", team.migration().id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aSignedExceptionTakesTheRehearsalsPlaceForOneRun() {
        plans.sign(team);
        assertThat(refusals()).singleElement().asString().contains("No rehearsal");
        overrides.ask(revision(), Gate.REHEARSAL, "The clone is broken", team.operator());
        assertThat(refusals()).singleElement().asString().contains("No rehearsal");
        overrides.confirm(revision(), overrides.of(team.migration().id()).get(0).id(), team.lead());
        assertThat(refusals()).isEmpty();
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, team.operator());
        watch.until(live, RunStatus.COMPLETED);
        assertThat(events.newestOf(live.id(), Set.of(Kind.GATE_OVERRIDDEN), 5)).hasSize(1);
        assertThat(refusals()).singleElement().asString().contains("No rehearsal");
    }

    @Test
    void aRehearsalMustBeRecentAndRolledBackIfThePolicySaysSo() {
        plans.sign(team);
        Run rehearsal = rehearse();
        save(new RehearsalRule(7, true));
        assertThat(refusals()).singleElement().asString().contains("was rolled back to its start");
        watch.until(rollBack.start(rehearsal.id(), "", "as the policy asks", team.operator()), RunStatus.COMPLETED);
        assertThat(refusals()).isEmpty();
        sql.sql("update run set completed_at = completed_at - interval '9 days' where id = :id")
                .param("id", rehearsal.id().value())
                .update();
        assertThat(refusals()).singleElement().asString().contains("9 days old", "7 at most");
    }

    @Test
    void anotherLiveRunThatTouchesTheSameIsNamedAndItsOperatorDoesNotSign() {
        plans.sign(team);
        rehearse();
        Migration second = migrations.open(
                team.workspace().id(), team.migration().environment(), Plans.description(), team.architect());
        Plans.Team other = new Plans.Team(
                team.workspace(), second, team.architect(), team.lead(), team.operator(), team.stakeholder());
        plans.submit(other, Plans.scripted(name + "-other"));
        Actor both = office.member(team.workspace(), Role.OPERATOR, Role.LEAD);
        Run live = liveRunThatAsks(both);
        assertThat(start.refusals(second.id(), RunKind.LIVE, 100, team.operator()))
                .anyMatch(r -> r.contains("Live run " + live.number() + " of Orders to DynamoDB is active")
                        && r.contains("same target table: shop"));
        assertThat(start.refusals(second.id(), RunKind.REHEARSAL, 100, team.operator()))
                .isEmpty();

        sign(Scope.DATA, Verdict.WITHDRAWN, "not sure", team.lead());
        assertThatThrownBy(() -> sign(Scope.DATA, Verdict.SIGNED, "", both))
                .as("whoever started the run does not mend its signatures")
                .hasMessageContaining("who runs a plan does not sign it");
    }

    @Test
    void aConditionHoldsTheLiveRunUntilItIsMet() {
        sign(Scope.DATA, Verdict.SIGNED_WITH_CONDITION, "Count the stock first", team.lead());
        sign(Scope.BUSINESS, Verdict.SIGNED, "", team.stakeholder());
        rehearse();
        assertThat(refusals()).singleElement().asString().contains("not met yet: Count the stock first");
        long decision = signoffs.history(team.migration().id()).stream()
                .filter(d -> d.hasOpenCondition())
                .findFirst()
                .orElseThrow()
                .id();
        conditions.meet(team.migration().id(), decision, "Counted", team.lead(), false);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aRuleAboutRowsTakesTheNumberThatARehearsalCounted() {
        policies.save(
                team.workspace().id(),
                EnvironmentKind.TEST,
                new Policy(
                        List.of(),
                        List.of(new Tightening(new RowsAbove(2_000), "SECURITY", 1)),
                        RehearsalRule.STANDARD,
                        4,
                        ExtensionRule.STANDARD),
                0,
                admin);
        scripted.script(name, context -> new StepOutcome.Completed(Evidence.of("Rows read", "1,200")));
        watch.until(start.start(team.migration().id(), RunKind.REHEARSAL, 50, team.operator()), RunStatus.COMPLETED);
        assertThat(refusals())
                .anyMatch(r -> r.contains("2,400 rows move (counted in rehearsal run 1), more than 2,000"));
        plans.submit(team, Plans.scripted(name, name + "-last"));
        assertThat(signoffs.status(revision())).hasSize(3);
    }

    private Run liveRunThatAsks(Actor operator) {
        scripted.script(name, context -> new StepOutcome.NeedsPerson(Checkpoint.NONE, "Go or no-go?"));
        Run live = start.start(team.migration().id(), RunKind.LIVE, 100, operator);
        await().atMost(10, SECONDS).until(() -> steps.of(live.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        return live;
    }

    private void close() {
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
        Instant now = clock.instant();
        closed.add(
                team.workspace().id(),
                new ClosedPeriodDraft(
                        minutes.format(now.minusSeconds(3600).atOffset(ZoneOffset.UTC)),
                        minutes.format(now.plusSeconds(3600).atOffset(ZoneOffset.UTC)),
                        "UTC",
                        "Christmas trade"),
                admin);
    }

    private void save(RehearsalRule rule) {
        policies.save(
                team.workspace().id(),
                EnvironmentKind.TEST,
                new Policy(List.of(), List.of(), rule, 4, ExtensionRule.STANDARD),
                0,
                admin);
    }

    private void sign(Scope scope, Verdict verdict, String comment, Actor actor) {
        signoffs.decide(team.migration().id(), 1, scope, verdict, comment, "seen", actor);
    }

    private Revision revision() {
        return revisions.latest(team.migration().id()).orElseThrow();
    }

    private Run rehearse() {
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        watch.until(run, RunStatus.COMPLETED);
        return run;
    }

    private List<String> refusals() {
        return start.refusals(team.migration().id(), RunKind.LIVE, 100, team.operator());
    }
}
