package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.StepGraph;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunForecastTest {

    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final Run run = new Run(
            new RunId(1),
            new MigrationId(1),
            1,
            new RevisionId(1),
            "digest",
            RunKind.LIVE,
            RunStatus.RUNNING,
            "",
            100,
            null,
            "",
            new PersonId(1),
            "Operator",
            START,
            null,
            null,
            null);

    @Test
    void expectsWhatWasPlannedAsLongAsNothingIsMeasured() {
        RunForecast forecast = forecast(List.of(waiting(5), waiting(10)), START);
        assertThat(forecast.end()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        assertThat(forecast.percent()).isZero();
    }

    @Test
    void movesTheEndByTheMeasuredRate() {
        Instant now = START.plus(Duration.ofMinutes(2));
        StepRun copying = running(10, START, new Progress(1000, 9000, "items", 10));
        RunForecast forecast = forecast(List.of(copying, waiting(5)), now);
        assertThat(forecast.steps().get(0).end()).isEqualTo(now.plusSeconds(800));
        assertThat(forecast.end()).isEqualTo(now.plusSeconds(800).plus(Duration.ofMinutes(5)));
        assertThat(forecast.percent()).isEqualTo(7);
    }

    @Test
    void aStepThatIsLateEndsNowAtTheEarliest() {
        Instant now = START.plus(Duration.ofMinutes(20));
        RunForecast forecast = forecast(List.of(running(10, START, Progress.UNKNOWN), waiting(5)), now);
        assertThat(forecast.end()).isEqualTo(now.plus(Duration.ofMinutes(5)));
        assertThat(forecast.percent()).isLessThan(100);
    }

    @Test
    void aWaitingStepNeverStartsInThePast() {
        StepRun done = step(StepStatus.DONE, 5, START, START.plusSeconds(60), Progress.UNKNOWN);
        Instant now = START.plus(Duration.ofMinutes(30));
        RunForecast forecast = forecast(List.of(done, waiting(5)), now);
        assertThat(forecast.steps().get(1).start()).isEqualTo(now);
        assertThat(forecast.percent()).isEqualTo(50);
    }

    /** One step after the other. */
    private RunForecast forecast(List<StepRun> all, Instant now) {
        List<StepRun> keyed = IntStream.range(0, all.size())
                .mapToObj(i -> keyed("step-" + i, all.get(i)))
                .toList();
        return RunForecast.of(
                run, StepGraph.chain(keyed.stream().map(StepRun::stepKey).toList()), keyed, now);
    }

    private static StepRun keyed(String key, StepRun s) {
        return new StepRun(
                s.id(),
                s.run(),
                s.position(),
                key,
                null,
                s.status(),
                s.attempt(),
                s.epoch(),
                s.checkpoint(),
                s.progress(),
                s.note(),
                s.problem(),
                s.nextAction(),
                s.evidence(),
                s.planned(),
                s.startedAt(),
                s.endedAt());
    }

    private static StepRun waiting(int minutes) {
        return step(StepStatus.WAITING, minutes, null, null, Progress.UNKNOWN);
    }

    private static StepRun running(int minutes, Instant started, Progress progress) {
        return step(StepStatus.RUNNING, minutes, started, null, progress);
    }

    private static StepRun step(StepStatus status, int minutes, Instant started, Instant ended, Progress progress) {
        return new StepRun(
                1,
                new RunId(1),
                0,
                "copy",
                null,
                status,
                1,
                1,
                Checkpoint.NONE,
                progress,
                "",
                "",
                "",
                Evidence.NONE,
                Duration.ofMinutes(minutes),
                started,
                ended);
    }
}
