package dev.drover.signoff.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.execution.PlanForecast;
import dev.drover.execution.RunForecast;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.signoff.Signoffs;
import dev.drover.step.RunKind;
import dev.drover.testing.Office;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class HoldRoundTest {

    @Autowired
    Plans plans;

    @Autowired
    Office office;

    @Autowired
    HoldRound hold;

    @Autowired
    Rounds rounds;

    @Autowired
    Signoffs signoffs;

    @Autowired
    Runs runs;

    @Autowired
    StartRun start;

    @Autowired
    PlanForecast forecasts;

    @Autowired
    Drafts drafts;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    MigrationId migration;

    @BeforeEach
    void aSubmittedPlan() {
        team = plans.team();
        migration = team.migration().id();
        plans.submit(team, List.of(hold("3").taking(10), hold("4").taking(20)));
    }

    @Test
    void onlyALeadOfTheWorkspaceOpensAndClosesARound() {
        Actor stranger = office.member(office.workspace(), Role.LEAD);
        for (Actor other : List.of(team.operator(), team.stakeholder(), stranger)) {
            assertThatThrownBy(() -> hold.open(migration, 1, other))
                    .hasMessage("Only a lead of this workspace opens a round. Ask one of them.");
        }
        assertThat(rounds.of(migration)).isEmpty();

        hold.open(migration, 1, team.lead());
        for (Actor other : List.of(team.operator(), team.stakeholder(), stranger)) {
            assertThatThrownBy(() -> hold.close(migration, 1, false, "Not tonight", "", other))
                    .hasMessage("Only a lead of this workspace closes a round. Ask one of them.");
        }
        assertThat(rounds.of(migration).get(0).isOpen()).isTrue();
    }

    @Test
    void keepsWhoSaidWhatAndSignsAndStartsNothing() {
        assertThatThrownBy(() -> hold.open(migration, 2, team.lead())).hasMessageContaining("is not the newest");
        hold.open(migration, 1, team.lead());
        assertThatThrownBy(() -> hold.open(migration, 1, team.lead())).hasMessage("Round 1 is open. Close it first.");
        assertThatThrownBy(() -> hold.close(migration, 1, true, "We go", "", team.lead()))
                .hasMessageContaining("Nobody said go yet");
        assertThatThrownBy(() -> hold.say(migration, 1, false, " ", team.operator()))
                .hasMessageContaining("Say why it is a no-go");
        Actor stranger = office.member(office.workspace(), Role.LEAD);
        assertThatThrownBy(() -> hold.say(migration, 1, true, "", stranger))
                .hasMessageContaining("role in this workspace");

        hold.say(migration, 1, false, "The stock is not counted", team.operator());
        hold.say(migration, 1, true, "", team.stakeholder());
        hold.say(migration, 1, true, "It is counted", team.operator());
        assertThatThrownBy(() -> hold.close(migration, 1, true, "", "", team.lead()))
                .hasMessageContaining("what was agreed");
        hold.close(migration, 1, true, "Tonight at ten", "No rehearsal", team.lead());

        Round round = rounds.of(migration).get(0);
        assertThat(round.count()).isEqualTo("2 go, 0 no-go");
        assertThat(round.said())
                .extracting(say -> say.roles() + ": " + say.go() + " " + say.reason())
                .containsExactly(
                        "Operator: false The stock is not counted",
                        "Stakeholder: true ",
                        "Operator: true It is counted");
        assertThat(round.closing())
                .extracting(Round.Closing::go, Round.Closing::note, Round.Closing::seen)
                .containsExactly(true, "Tonight at ten", "No rehearsal");
        assertThatThrownBy(() -> hold.say(migration, 1, true, "", team.lead()))
                .hasMessageContaining("is not open any more");
        assertThat(sql.sql(
                                "select action from audit_entry where migration_id = :id and action like 'go-round.%' order by seq")
                        .param("id", migration.value())
                        .query(String.class)
                        .list())
                .containsExactly("go-round.opened", "go-round.no-go", "go-round.go", "go-round.go", "go-round.closed");
        assertThatThrownBy(() -> sql.sql("update go_round_say set go = true").update())
                .hasMessageContaining("append-only");
        assertThat(signoffs.history(migration)).isEmpty();
        assertThat(runs.of(migration)).isEmpty();
    }

    @Test
    void isOutOfDateAsSoonAsThePlanIsAnotherOne() {
        hold.open(migration, 1, team.lead());
        hold.say(migration, 1, true, "", team.operator());
        plans.submit(team, List.of(hold("5")));
        Round round = rounds.of(migration).get(0);
        assertThat(round.isAbout(drafts.of(migration).digests())).isFalse();
        assertThatThrownBy(() -> hold.say(migration, 1, true, "", team.stakeholder()))
                .hasMessageContaining("The plan was changed after round 1 was opened.");
        assertThatThrownBy(() -> hold.close(migration, 1, true, "We go", "", team.lead()))
                .hasMessageContaining("The plan was changed");
        hold.close(migration, 1, false, "Another plan", "", team.lead());
        hold.open(migration, 2, team.lead());
        assertThat(rounds.of(migration)).extracting(Round::number).containsExactly(2, 1);
        assertThat(rounds.of(migration).get(0).isAbout(drafts.of(migration).digests()))
                .isTrue();
    }

    @Test
    void tellsWhatHoldsThePlanBackApartFromWhatHoldsThePersonBack() {
        plans.sign(team);
        StartRun.Objections ofOperator = start.objections(migration, RunKind.LIVE, 100, team.operator());
        StartRun.Objections ofLead = start.objections(migration, RunKind.LIVE, 100, team.lead());
        assertThat(ofOperator.plan()).singleElement().asString().startsWith("No rehearsal of this plan");
        assertThat(ofOperator.person()).isEmpty();
        assertThat(ofLead.plan()).isEqualTo(ofOperator.plan());
        assertThat(ofLead.person())
                .containsExactly("You signed this plan, so somebody else has to start the live run.");
        assertThat(start.refusals(migration, RunKind.LIVE, 100, team.lead()))
                .containsExactlyInAnyOrder(ofLead.plan().get(0), ofLead.person().get(0));
    }

    @Test
    void guessesHowLongAPlanTakesThatNeverRan() {
        Instant at = Instant.parse("2026-11-30T22:00:00Z");
        RunForecast forecast = forecasts.of(revisions.latest(migration).orElseThrow(), at);
        assertThat(Duration.between(at, forecast.earliestEnd())).isEqualTo(Duration.ofMinutes(15));
        assertThat(Duration.between(at, forecast.end())).isEqualTo(Duration.ofMinutes(30));
        assertThat(Duration.between(at, forecast.latestEnd())).isEqualTo(Duration.ofMinutes(60));
        assertThat(forecast.steps()).extracting(step -> step.basis().words()).containsOnly("a guess: never run");
    }

    private static RunbookStep hold(String seconds) {
        return Plans.step("hold-" + seconds, "time.hold", Map.of("seconds", seconds));
    }
}
