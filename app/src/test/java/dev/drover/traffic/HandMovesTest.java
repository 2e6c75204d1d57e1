package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.execution.ControlRun;
import dev.drover.execution.Run;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.StepRuns;
import dev.drover.execution.StepStatus;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** By hand the live switch goes back only; the way forward is the work of a run. */
@AppTest
class HandMovesTest {

    @Autowired
    Traffic traffic;

    @Autowired
    HandMoves hand;

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    Runs runs;

    @Autowired
    StepRuns steps;

    Plans.Team team;
    MigrationId migration;

    @BeforeEach
    void aMigration() {
        team = plans.team();
        migration = team.migration().id();
    }

    @ParameterizedTest
    @CsvSource({
        "0,   OLD,    FROZEN, false",
        "0,   FROZEN, OLD,    true",
        "0,   FROZEN, BOTH,   false",
        "50,  FROZEN, BOTH,   false",
        "100, BOTH,   NEW,    false",
        "100, BOTH,   FROZEN, true",
        "0,   BOTH,   OLD,    true",
        "100, BOTH,   OLD,    false",
        "100, NEW,    OLD,    false",
        "100, NEW,    BOTH,   false",
        "100, NEW,    NEW,    true"
    })
    void takesLiveWritesOnlyBack(int percent, WriteMode from, WriteMode to, boolean allowed) {
        assertThat(hand.refusalOfWrites(at(Lane.LIVE, percent, from), to).isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "0,   FROZEN, 1,   false",
        "10,  BOTH,   50,  false",
        "50,  BOTH,   100, false",
        "50,  BOTH,   50,  true",
        "50,  BOTH,   10,  true",
        "100, FROZEN, 0,   true",
        "100, NEW,    0,   false"
    })
    void takesLiveReadsOnlyBack(int from, WriteMode mode, int to, boolean allowed) {
        assertThat(hand.refusalOfReads(at(Lane.LIVE, from, mode), to).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void leavesTheWayForwardToTheStepsOfARun() {
        assertThatThrownBy(() -> writes(Lane.LIVE, WriteMode.FROZEN, person()))
                .isInstanceOf(TrafficRefusedException.class)
                .hasMessageContaining("only in a step of a live run");
        writes(Lane.LIVE, WriteMode.FROZEN, step());
        assertThatThrownBy(() -> reads(Lane.LIVE, 100, person()))
                .isInstanceOf(TrafficRefusedException.class)
                .hasMessageContaining("only in a step of a live run");
        reads(Lane.LIVE, 100, step());
        assertThatThrownBy(() -> writes(Lane.LIVE, WriteMode.BOTH, person()))
                .isInstanceOf(TrafficRefusedException.class);
        writes(Lane.LIVE, WriteMode.BOTH, step());
        assertThatThrownBy(() -> writes(Lane.LIVE, WriteMode.NEW, person()))
                .isInstanceOf(TrafficRefusedException.class);
        reads(Lane.LIVE, 0, person());
        writes(Lane.LIVE, WriteMode.OLD, person());
        assertThat(traffic.switchOf(migration, Lane.LIVE).writeMode()).isEqualTo(WriteMode.OLD);
    }

    @Test
    void letsPeoplePractiseInTheLaneOfTheRehearsal() {
        writes(Lane.REHEARSAL, WriteMode.FROZEN, person());
        reads(Lane.REHEARSAL, 100, person());
        writes(Lane.REHEARSAL, WriteMode.BOTH, person());
        writes(Lane.REHEARSAL, WriteMode.NEW, person());
        assertThat(traffic.switchOf(migration, Lane.REHEARSAL).writeMode()).isEqualTo(WriteMode.NEW);
    }

    @Test
    void leavesTheWritesToALiveRunUntilItHasEnded() {
        plans.submit(team, List.of(Plans.step("ask", "person.go-no-go", Map.of("question", "Go or no-go?"))));
        plans.sign(team);
        Run rehearsal = start.start(migration, RunKind.REHEARSAL, 100, team.operator());
        control.decide(rehearsal.id(), "", true, "", "", asked(rehearsal));
        await().until(() -> runs.get(rehearsal.id()).status() == RunStatus.COMPLETED);
        writes(Lane.LIVE, WriteMode.FROZEN, step());
        reads(Lane.LIVE, 10, step());

        Run live = start.start(migration, RunKind.LIVE, 100, team.operator());
        assertThatThrownBy(() -> writes(Lane.LIVE, WriteMode.OLD, person()))
                .isInstanceOf(TrafficRefusedException.class);
        reads(Lane.LIVE, 0, person());
        assertThatThrownBy(() -> writes(Lane.LIVE, WriteMode.OLD, person()))
                .isInstanceOf(TrafficRefusedException.class)
                .hasMessageContaining("Run 2 is running and relies on where writes go");
        assertThat(hand.runThatMoves(traffic.switchOf(migration, Lane.LIVE))).isPresent();

        control.decide(live.id(), "", false, "not today", "", asked(live));
        control.callOff(live.id(), "not today", team.operator());
        writes(Lane.LIVE, WriteMode.OLD, person());
        assertThat(hand.runThatMoves(traffic.switchOf(migration, Lane.LIVE))).isEmpty();
    }

    /** Somebody who decides, once the run asks. */
    private Actor asked(Run run) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> steps.of(run.id()).get(0).status() == StepStatus.NEEDS_SIGNOFF);
        return team.lead();
    }

    private ChangedBy person() {
        return new ChangedBy.Person(team.operator());
    }

    private ChangedBy step() {
        return new ChangedBy.RunStep(team.operator(), 1, "A step");
    }

    private void writes(Lane lane, WriteMode mode, ChangedBy by) {
        traffic.setWriteMode(migration, lane, mode, by, "for the test");
    }

    private void reads(Lane lane, int percent, ChangedBy by) {
        traffic.shiftReads(migration, lane, percent, by, "for the test");
    }

    private TrafficSwitch at(Lane lane, int percent, WriteMode mode) {
        return new TrafficSwitch(migration, lane, "orders-7", percent, mode);
    }
}
