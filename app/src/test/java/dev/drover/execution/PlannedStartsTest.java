package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PlannedStartsTest {

    @Autowired
    Plans plans;

    @Autowired
    PlannedStarts starts;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    ExtendWindow extend;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient sql;

    Plans.Team team;

    @BeforeEach
    void aPlan() {
        team = plans.team();
        plans.submit(team, List.of(asking("ask"), asking("ask-again")));
    }

    @Test
    void startsAtItsMomentWithItsWindow() {
        Instant ends = Instant.now().plus(Duration.ofHours(3));
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 50, soon(), ends, team.operator());
        assertThat(planned().state()).isEqualTo(PlannedStart.State.PLANNED);
        past(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> planned().state() == PlannedStart.State.STARTED);
        Run run = runs.of(team.migration().id()).get(0);
        assertThat(run.sharePercent()).isEqualTo(50);
        assertThat(run.startedBy()).isEqualTo(team.operator().id());
        assertThat(run.windowEndsAt()).isNotNull().isAfter(Instant.now());
        assertThat(planned().outcome()).isEqualTo("Started as run 1.");
        starts.begin(planned().id());
        assertThat(runs.of(team.migration().id()))
                .as("asked again, it starts nothing")
                .hasSize(1);
    }

    @Test
    void whatSpeaksAgainstItAtItsMomentIsWrittenDown() {
        starts.plan(team.migration().id(), RunKind.LIVE, 100, soon(), null, team.operator());
        due(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> planned().state() == PlannedStart.State.REFUSED);
        assertThat(planned().outcome()).contains("It did not start: ", "The Data scope is not signed");
        assertThat(runs.of(team.migration().id())).isEmpty();
    }

    @Test
    void anotherPlanDoesNotStartInItsPlace() {
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator());
        plans.submit(team, List.of(asking("ask"), asking("ask-again"), asking("ask-once-more")));
        due(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> planned().state() == PlannedStart.State.REFUSED);
        assertThat(planned().outcome()).contains("The plan was changed after the start was planned");
    }

    @Test
    void nothingStartsLongAfterItsMoment() {
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator());
        due(PlannedStarts.LATEST.plusSeconds(5));
        await().atMost(Duration.ofSeconds(20)).until(() -> planned().state() == PlannedStart.State.REFUSED);
        assertThat(planned().outcome()).contains("Drover was not there at its moment");
    }

    @Test
    void nothingStartsForSomebodyWhoMayNotRunAnyMore() {
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator());
        directory.setRoles(team.workspace().id(), team.operator().id(), Set.of(Role.STAKEHOLDER));
        due(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> planned().state() == PlannedStart.State.REFUSED);
        assertThat(planned().outcome()).contains("may not start runs any more");
    }

    @Test
    void refusesTimesThatMakeNoSenseAndASecondPlan() {
        Instant past = Instant.now().minusSeconds(60);
        assertThatThrownBy(() -> starts.plan(team.migration().id(), RunKind.LIVE, 100, past, null, team.operator()))
                .hasMessageContaining("a moment to come");
        assertThatThrownBy(() -> starts.plan(team.migration().id(), RunKind.LIVE, 100, soon(), past, team.operator()))
                .hasMessageContaining("has to end after the start");
        assertThatThrownBy(() -> starts.plan(team.migration().id(), RunKind.LIVE, 10, soon(), null, team.operator()))
                .hasMessageContaining("100 % for a live run, not 10");
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator());
        assertThatThrownBy(
                        () -> starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator()))
                .hasMessageContaining("Another start is planned already");
        starts.withdraw(team.migration().id(), team.operator());
        assertThat(planned().outcome()).startsWith("Withdrawn by ");
        starts.plan(team.migration().id(), RunKind.REHEARSAL, 100, soon(), null, team.operator());
    }

    @Test
    void afterItsWindowNoStepBeginsUntilALeadExtendsIt() {
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, soon(), team.operator());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        sql.sql("update run set window_ends_at = now() - interval '1 minute' where id = :id")
                .param("id", run.id().value())
                .update();
        control.decide(run.id(), "", true, "", "", team.lead());
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.PAUSED);
        assertThat(runs.get(run.id()).reason()).contains("The change window is over");
        assertThatThrownBy(() -> control.resume(run.id(), team.operator())).hasMessageContaining("window is over");
        assertThatThrownBy(() -> extend.extend(run.id(), soon(), "more time", team.operator()))
                .hasMessageContaining("somebody else has to give it more time");
        assertThatThrownBy(() -> extend.extend(run.id(), soon(), " ", team.lead()))
                .hasMessageContaining("Say why");
        extend.extend(run.id(), soon(), "the copy was slow", team.lead());
        control.resume(run.id(), team.operator());
        assertThat(runs.get(run.id()).status()).isEqualTo(RunStatus.RUNNING);
    }

    private PlannedStart planned() {
        return starts.newest(team.migration().id()).orElseThrow();
    }

    /** Moves the moment into the past and looks at once; the engine's own look comes every few seconds. */
    private void due(Duration ago) {
        past(ago);
        starts.due().forEach(starts::begin);
    }

    private void past(Duration ago) {
        sql.sql(
                        "update planned_start set starts_at = now() - :ago * interval '1 second' where migration_id = :id and state = 'PLANNED'")
                .param("ago", ago.toSeconds())
                .param("id", team.migration().id().value())
                .update();
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    private static dev.drover.runbook.RunbookStep asking(String key) {
        return Plans.step(key, "person.go-no-go", Map.of("question", "Go?"));
    }
}
