package dev.drover.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvent;
import dev.drover.execution.RunEvents;
import dev.drover.execution.RunId;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.step.RunKind;
import dev.drover.testing.HandClock;
import dev.drover.testing.Plans;
import dev.drover.timeline.PublicStatus.Update;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PublicStatusesTest {

    @Autowired
    Plans plans;

    @Autowired
    StartRun start;

    @Autowired
    Runs runs;

    @Autowired
    RunEvents events;

    @Autowired
    PublicStatuses statuses;

    @Autowired
    Announcements announcements;

    @Autowired
    JdbcClient sql;

    Plans.Team team;
    String step;

    @BeforeEach
    void aSignedPlan() {
        team = plans.team();
        step = "step-" + UUID.randomUUID();
        plans.submit(team, Plans.scripted(step));
        plans.sign(team);
    }

    @Test
    void tellsTheNewestFiftyPiecesOfNewsOfALongRun() {
        runToTheEnd(RunKind.REHEARSAL);
        Run live = runToTheEnd(RunKind.LIVE);
        addEvents(live.id(), "LOG", 2_000);
        addEvents(live.id(), "RUN_RESUMED", 80);
        addEvents(live.id(), "PROGRESS", 2_000);
        assertThat(statuses.of(team.migration()).updates())
                .hasSize(50)
                .extracting(Update::title)
                .containsOnly("Work goes on");
    }

    @Test
    void tellsNothingOfARehearsal() {
        runToTheEnd(RunKind.REHEARSAL);
        assertThat(statuses.of(team.migration()).updates()).isEmpty();
        runToTheEnd(RunKind.LIVE);
        assertThat(statuses.of(team.migration()).updates())
                .extracting(Update::title)
                .containsExactly("Done", "Moving data", "Work started");
    }

    @Test
    void readsOnlyTheEventsThatAreAskedForNewestFirst() {
        Run rehearsal = runToTheEnd(RunKind.REHEARSAL);
        addEvents(rehearsal.id(), "LOG", 2_000);
        assertThat(events.newestOf(
                        rehearsal.id(), EnumSet.of(RunEvent.Kind.RUN_STARTED, RunEvent.Kind.RUN_COMPLETED), 50))
                .extracting(RunEvent::kind)
                .containsExactly(RunEvent.Kind.RUN_COMPLETED, RunEvent.Kind.RUN_STARTED);
        assertThat(events.newestOf(rehearsal.id(), EnumSet.allOf(RunEvent.Kind.class), 1))
                .singleElement()
                .extracting(RunEvent::kind)
                .isEqualTo(RunEvent.Kind.RUN_COMPLETED);
    }

    @Test
    void isAskedOnceASecond() {
        HandClock clock = new HandClock();
        RecentStatuses recent = new RecentStatuses(statuses, clock);
        PublicStatus first = recent.of(team.migration());
        announcements.publish(team.migration().id(), "We begin at nine.", team.operator());
        clock.pass(RecentStatuses.LONGEST.minusMillis(1));
        assertThat(recent.of(team.migration())).isSameAs(first);
        clock.pass(RecentStatuses.LONGEST);
        assertThat(recent.of(team.migration()).updates())
                .extracting(Update::text)
                .containsExactly("We begin at nine.");
    }

    private Run runToTheEnd(RunKind kind) {
        Run run = start.start(team.migration().id(), kind, 100, team.operator());
        await().until(() -> !runs.get(run.id()).status().isActive());
        return run;
    }

    /** As if they had happened after all others. */
    private void addEvents(RunId run, String kind, int count) {
        sql.sql("""
                        with more as (
                            update run set last_event = last_event + :count where id = :run returning last_event - :count as last
                        )
                        insert into run_event (run_id, seq, at, person_name, kind, sentence)
                        select :run, last + n, now() + interval '1 hour', 'Drover', :kind, 'Something.'
                          from more, generate_series(1, :count) n
                        """)
                .param("run", run.value())
                .param("kind", kind)
                .param("count", count)
                .update();
    }
}
