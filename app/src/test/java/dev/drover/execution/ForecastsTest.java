package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drover.AppTest;
import dev.drover.step.Checkpoint;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database remembers for forecasts. */
@AppTest
class ForecastsTest {

    @Autowired
    Plans plans;

    @Autowired
    Watch watch;

    @Autowired
    StartRun start;

    @Autowired
    ControlRun control;

    @Autowired
    RollBackRun rollBack;

    @Autowired
    StepRuns steps;

    @Autowired
    Forecasts forecasts;

    @Autowired
    JdbcClient sql;

    Plans.Team team;

    @BeforeEach
    void aPlan() {
        team = plans.team();
        plans.submit(team, List.of(Plans.step("ask", "person.go-no-go", Map.of("question", "Go?"))));
    }

    @Test
    void earlierRunsCountAlsoWhenTheyWereRolledBackAndOnlyIfTheyCanBeCompared() {
        Run first = rehearse(100);
        control.decide(first.id(), "ask", true, "", "", team.lead());
        watch.until(first, RunStatus.COMPLETED);
        Run back = rollBack.start(first.id(), "", "to try it", team.operator());
        watch.until(back, RunStatus.COMPLETED);

        Run other = rehearse(50);
        assertThat(basis(other)).isEqualTo(Basis.GUESS);
        control.decide(other.id(), "ask", false, "not yet", "", team.lead());
        control.callOff(other.id(), "enough", team.operator());

        Run again = rehearse(100);
        assertThat(basis(again)).isEqualTo(Basis.earlier(1));
        RunForecast forecast = forecasts.of(again, Objects.requireNonNull(again.startedAt()));
        assertThat(Duration.between(again.startedAt(), forecast.end()))
                .as("the rehearsal took seconds, the estimate is a minute")
                .isLessThan(Duration.ofSeconds(40));
        assertThat(back.number()).isEqualTo(2);
    }

    @Test
    void theRateOfEachSliceIsMeasuredAndAPauseIsNot() {
        Run run = rehearse(100);
        slice(run, 0, 10);
        assertThat(watch.step(run, "ask").unevenness()).as("one slice").isNull();
        slice(run, 100, 10);
        assertThat(watch.step(run, "ask").unevenness()).isCloseTo(0.5, within(0.001));
        slice(run, 200, 10);
        slice(run, 300, 10);
        slice(run, 400, 10);
        double even = unevenness(run);
        assertThat(even).isLessThan(0.3);
        slice(run, 600, 10);
        assertThat(unevenness(run)).isGreaterThan(even);

        double before = unevenness(run);
        steps.progress(watch.step(run, "ask"), Checkpoint.NONE, new Progress(600, 1000, "items", 0), "");
        slice(run, 601, 10);
        assertThat(unevenness(run)).as("the slice after a pause").isEqualTo(before);
    }

    /** Tells of a slice of ten seconds. */
    private void slice(Run run, long done, double rate) {
        sql.sql(
                        "update step_run set progressed_at = now() - interval '10 s' where run_id = :run and progressed_at is not null")
                .param("run", run.id().value())
                .update();
        steps.progress(watch.step(run, "ask"), Checkpoint.NONE, new Progress(done, 1000, "items", rate), "");
    }

    private double unevenness(Run run) {
        return Objects.requireNonNull(watch.step(run, "ask").unevenness());
    }

    private Basis basis(Run run) {
        return forecasts.of(run, Instant.now()).steps().get(0).basis();
    }

    private Run rehearse(int share) {
        Run run = start.start(team.migration().id(), RunKind.REHEARSAL, share, team.operator());
        watch.until(run, "ask", StepStatus.NEEDS_SIGNOFF);
        return run;
    }
}
