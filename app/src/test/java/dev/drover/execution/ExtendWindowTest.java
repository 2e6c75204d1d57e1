package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.EnvironmentKind;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.notice.Inbox;
import dev.drover.notice.Notice;
import dev.drover.notice.NoticeKind;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Role;
import dev.drover.signoff.policy.ExtensionRule;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.step.RunKind;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More time for a run whose window needs the agreement of two people. */
@AppTest
class ExtendWindowTest {

    private static final Set<Kind> STORY = EnumSet.of(
            Kind.WINDOW_OVERRUN,
            Kind.EXTENSION_PROPOSED,
            Kind.EXTENSION_AGREED,
            Kind.EXTENSION_WITHDRAWN,
            Kind.EXTENSION_FALLEN,
            Kind.WINDOW_EXTENDED);

    @Autowired
    Plans plans;

    @Autowired
    Watch watch;

    @Autowired
    Office office;

    @Autowired
    Directory directory;

    @Autowired
    Policies policies;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    ExtendWindow extend;

    @Autowired
    Inbox inbox;

    @Autowired
    WindowExtensions extensions;

    @Autowired
    WindowWatch windows;

    @Autowired
    Runs runs;

    @Autowired
    RunEvents events;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    Actor second;
    Run run;
    Instant ends;
    Instant later;

    @BeforeEach
    void aRunWithAWindowThatTwoPeopleExtend() {
        team = plans.team();
        second = office.member(team.workspace(), Role.LEAD);
        plans.submit(team, List.of(Plans.step("ask", "person.go-no-go", Map.of("question", "Go?"))));
        save(new ExtensionRule(2));
        ends = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        later = ends.plus(Duration.ofHours(1));
        run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, ends, team.operator());
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
    }

    @Test
    void takesTwoDifferentPeopleWhoDoNotDriveTheRun() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        assertThat(windowEnd()).as("one is not enough").isEqualTo(ends);
        assertThatThrownBy(() -> agree(team.lead())).hasMessageContaining("You agreed already");
        assertThatThrownBy(() -> agree(team.operator())).hasMessageContaining("You drive this run");
        assertThatThrownBy(() -> agree(team.stakeholder())).hasMessageContaining("A lead gives a run more time");
        assertThatThrownBy(() -> extend.extend(run.id(), later, "me too", second))
                .hasMessageContaining(team.lead().name() + " asks for more time until");
        agree(second);
        assertThat(windowEnd()).isEqualTo(later);
        assertThat(extensions.open(run.id())).isEmpty();
        assertThat(story()).containsExactly(Kind.WINDOW_EXTENDED, Kind.EXTENSION_AGREED, Kind.EXTENSION_PROPOSED);
        RunEvent extended = events.newestOf(run.id(), STORY, 1).get(0);
        assertThat(extended.sentence())
                .contains("agreed by " + team.lead().name() + ", " + second.name() + ": the copy is slow");
        assertThat(extended.personName()).isEqualTo(second.name());
    }

    @Test
    void thoseWhoHaveASayAreTold() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        String which = "Rehearsal " + run.number() + " of Orders to DynamoDB";
        assertThat(told(team.lead())).containsExactly(which + " waits until somebody decides go or no-go.");
        assertThat(told(second))
                .containsExactly(
                        team.lead().name() + " asks for more time for " + which
                                + ": agree, or let it end as it was planned.",
                        which + " waits until somebody decides go or no-go.");
        assertThat(told(team.operator())).isEmpty();
    }

    private List<String> told(Actor actor) {
        return inbox.newest(actor.id(), 10).stream()
                .filter(notice -> notice.kind() != NoticeKind.SIGNATURE_ASKED)
                .map(Notice::sentence)
                .toList();
    }

    @Test
    void whoeverHasComeToDriveTheRunCountsNoMore() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        directory.setRoles(team.workspace().id(), team.lead().id(), Set.of(Role.LEAD, Role.OPERATOR));
        control.pause(run.id(), "a moment", team.operator());
        control.resume(run.id(), team.lead());
        agree(second);
        assertThat(windowEnd()).isEqualTo(ends);
        Actor third = office.member(team.workspace(), Role.LEAD);
        agree(third);
        assertThat(windowEnd()).isEqualTo(later);
        assertThat(events.newestOf(run.id(), STORY, 1).get(0).sentence())
                .contains("agreed by " + second.name() + ", " + third.name());
    }

    @Test
    void isWithdrawnByItsAuthorOnly() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        long first = extensions.open(run.id()).orElseThrow().id();
        assertThatThrownBy(() -> extend.withdraw(run.id(), first, second)).hasMessageContaining("Only ");
        extend.withdraw(run.id(), first, team.lead());
        assertThatThrownBy(() -> extend.agree(run.id(), first, second)).hasMessageContaining("no longer");
        extend.extend(run.id(), later.plusSeconds(60), "even slower", second);
        assertThatThrownBy(() -> extend.agree(run.id(), first, team.lead()))
                .as("what was seen was withdrawn")
                .hasMessageContaining("no longer");
        assertThat(windowEnd()).isEqualTo(ends);
        assertThat(story()).containsExactly(Kind.EXTENSION_PROPOSED, Kind.EXTENSION_WITHDRAWN, Kind.EXTENSION_PROPOSED);
    }

    @Test
    void fallsWithTheRunAndWhenTheWindowChanges() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        save(ExtensionRule.STANDARD);
        extend.extend(run.id(), later.plusSeconds(60), "one is enough now", second);
        assertThat(story()).startsWith(Kind.EXTENSION_FALLEN, Kind.WINDOW_EXTENDED);

        save(new ExtensionRule(2));
        extend.extend(run.id(), later.plusSeconds(120), "slower still", team.lead());
        long open = extensions.open(run.id()).orElseThrow().id();
        control.decide(run.id(), "ask", true, "", "", second);
        watch.until(run, RunStatus.COMPLETED);
        assertThat(extensions.open(run.id())).as("at once").isEmpty();
        assertThatThrownBy(() -> extend.agree(run.id(), open, second)).hasMessageContaining("no longer");
        assertThat(extensions.withFallen(Instant.now())).contains(run.id());
        extend.fallen(run.id());
        assertThat(events.newestOf(run.id(), STORY, 1).get(0).sentence()).endsWith("fell: the run ended.");
        assertThat(extensions.withFallen(Instant.now())).doesNotContain(run.id());
    }

    @Test
    void whatCameToNothingInTimeKeepsNobodyFromAskingAgain() {
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        window("-1 h");
        sql.sql("""
                        update window_extension set was = window_ends_at, until = window_ends_at + interval '1 min'
                          from run where run.id = run_id and run_id = :id
                        """).param("id", run.id().value()).update();
        assertThatThrownBy(() -> agree(second)).hasMessageContaining("has passed already");
        extend.extend(run.id(), later, "slower still", second);
        assertThat(story()).startsWith(Kind.EXTENSION_PROPOSED, Kind.EXTENSION_FALLEN);
        assertThat(extensions.open(run.id()).orElseThrow().proposedBy()).isEqualTo(second.id());
    }

    @Test
    void aPolicyOfBeforeAsksForOnePerson() {
        sql.sql("update signing_policy set document = document - 'extension' where workspace_id = :workspace")
                .param("workspace", team.workspace().id().value())
                .update();
        assertThat(extend.people(run)).isEqualTo(1);
        extend.extend(run.id(), later, "the copy is slow", team.lead());
        assertThat(windowEnd()).isEqualTo(later);
    }

    @Test
    void tellsOnceForEachCrossingThatTheRunEndsTooLate() {
        windows.look(run.id());
        assertThat(story()).isEmpty();
        window("20 s");
        windows.look(run.id());
        windows.look(run.id());
        assertThat(story()).containsExactly(Kind.WINDOW_OVERRUN);
        assertThat(windows.watched()).contains(run.id());
        window("1 h");
        windows.look(run.id());
        window("20 s");
        windows.look(run.id());
        assertThat(story()).containsExactly(Kind.WINDOW_OVERRUN, Kind.WINDOW_OVERRUN);
        assertThat(events.newestOf(run.id(), STORY, 1).get(0).sentence())
                .contains("Extend the window, pause, or roll back");
    }

    /** The estimate of the step is a minute. */
    private void window(String fromNow) {
        sql.sql("update run set window_ends_at = now() + :length::interval where id = :id")
                .param("length", fromNow)
                .param("id", run.id().value())
                .update();
    }

    private void agree(Actor actor) {
        extend.agree(run.id(), extensions.open(run.id()).orElseThrow().id(), actor);
    }

    private Instant windowEnd() {
        return runs.get(run.id()).windowEndsAt();
    }

    private List<Kind> story() {
        return events.newestOf(run.id(), STORY, 10).stream().map(RunEvent::kind).toList();
    }

    private void save(ExtensionRule rule) {
        int version = policies.of(team.workspace().id(), EnvironmentKind.TEST).version();
        Policy standard = Policy.STANDARD;
        policies.save(
                team.workspace().id(),
                EnvironmentKind.TEST,
                new Policy(
                        standard.requirements(),
                        standard.tightenings(),
                        standard.rehearsal(),
                        standard.overrideHours(),
                        rule),
                version,
                office.member(team.workspace(), Role.ADMIN));
    }
}
