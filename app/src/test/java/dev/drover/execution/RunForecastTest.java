package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.execution.RunForecast.StepTimes;
import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void whatNobodyMeasuredEndsBetweenHalfAndDoubleItsEstimate() {
        RunForecast forecast = forecast(List.of(waiting(10)), START);
        assertThat(forecast.earliestEnd()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(forecast.latestEnd()).isEqualTo(START.plus(Duration.ofMinutes(20)));
        assertThat(forecast.steps().get(0).basis().words()).isEqualTo("a guess: never run");
    }

    @Test
    void earlierRunsTakeThePlaceOfTheEstimate() {
        Taken taken = Taken.of(List.of(Duration.ofMinutes(9), Duration.ofMinutes(3), Duration.ofMinutes(6)));
        RunForecast forecast = forecast(List.of(waiting(60)), Map.of("step-0", taken), START);
        assertThat(forecast.end()).isEqualTo(START.plus(Duration.ofMinutes(6)));
        assertThat(forecast.earliestEnd()).isEqualTo(START.plusMillis(3 * 60_000 * 3 / 4));
        assertThat(forecast.latestEnd()).isEqualTo(START.plus(Duration.ofMinutes(12)));
        assertThat(forecast.steps().get(0).basis().words()).isEqualTo("from 3 earlier runs");
    }

    @Test
    void oneEarlierRunSaysLittleAboutTheNext() {
        RunForecast forecast =
                forecast(List.of(waiting(60)), Map.of("step-0", Taken.of(List.of(Duration.ofMinutes(6)))), START);
        assertThat(forecast.earliestEnd()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(forecast.latestEnd()).isEqualTo(START.plus(Duration.ofMinutes(12)));
    }

    @Test
    void theBandFollowsTheSlices() {
        Instant now = START.plus(Duration.ofMinutes(2));
        RunForecast even = forecast(List.of(copying(0.0)), now);
        assertThat(even.earliestEnd()).isEqualTo(even.latestEnd()).isEqualTo(now.plusSeconds(800));
        RunForecast uneven = forecast(List.of(copying(0.125)), now);
        assertThat(uneven.end()).isEqualTo(now.plusSeconds(800));
        assertThat(uneven.earliestEnd()).isEqualTo(now.plusSeconds(640));
        assertThat(uneven.latestEnd()).isEqualTo(now.plusMillis(800_000 * 4 / 3));
        assertThat(uneven.steps().get(0).basis().words()).isEqualTo("from the measured rate");
        RunForecast unknown = forecast(List.of(copying(null)), now);
        assertThat(unknown.latestEnd()).isEqualTo(now.plusSeconds(3200));
    }

    @Test
    void theMoreUnevenTheWiderAndWhoIsLateMayBeLaterStill() {
        Instant now = START.plus(Duration.ofMinutes(2));
        Duration before = Duration.ZERO;
        for (double unevenness : new double[] {0, 0.05, 0.1, 0.2, 0.3, 0.37, 0.5, 9}) {
            RunForecast forecast = forecast(List.of(copying(unevenness), waiting(5)), now);
            Duration band = Duration.between(forecast.earliestEnd(), forecast.latestEnd());
            assertThat(band).isGreaterThanOrEqualTo(before);
            before = band;
        }
        Instant late = START.plus(Duration.ofMinutes(25));
        RunForecast forecast = forecast(List.of(running(10, START, Progress.UNKNOWN)), late);
        assertThat(forecast.end()).isEqualTo(late);
        assertThat(forecast.latestEnd()).isEqualTo(late.plus(Duration.ofMinutes(15)));
        assertThat(forecast.steps().get(0).late()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theBandIsInOrderForEveryStepOfEveryGraph() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Instant now = START.plusSeconds(random.nextInt(7200));
            List<RunbookStep> plan = new ArrayList<>();
            List<StepRun> steps = new ArrayList<>();
            Map<String, Taken> taken = new HashMap<>();
            for (int i = 0; i < 12; i++) {
                String key = "step-" + i;
                plan.add(Plans.step(key, "test.scripted", Map.of()).ordered("", before(i, random)));
                steps.add(keyed(key, any(random, now)));
                if (random.nextBoolean()) {
                    taken.put(key, Taken.of(lengths(random)));
                }
            }
            RunForecast forecast = RunForecast.of(run, StepGraph.of(plan), steps, taken, now);
            String which = "seed " + seed;
            assertThat(forecast.earliestEnd()).as(which).isBeforeOrEqualTo(forecast.end());
            assertThat(forecast.end()).as(which).isBeforeOrEqualTo(forecast.latestEnd());
            for (StepTimes times : forecast.steps()) {
                assertThat(times.earliestEnd()).as(which).isBeforeOrEqualTo(times.end());
                assertThat(times.end()).as(which).isBeforeOrEqualTo(times.latestEnd());
                assertThat(times.start()).as(which).isBeforeOrEqualTo(times.end());
                if (times.ended()) {
                    assertThat(times.earliestEnd()).as(which).isEqualTo(times.latestEnd());
                    assertThat(times.basis()).as(which).isEqualTo(Basis.FACT);
                }
            }
        }
    }

    @Test
    void namesTheStepsThatMoveTheEnd() {
        List<RunbookStep> plan = List.of(
                Plans.step("short", "test.scripted", Map.of()).ordered("a", List.of()),
                Plans.step("long", "test.scripted", Map.of()).ordered("b", List.of()),
                Plans.step("last", "test.scripted", Map.of())
                        .ordered("", List.of(Dependency.after("short"), Dependency.after("long"))));
        List<StepRun> steps = List.of(
                keyed("short", running(5, START, Progress.UNKNOWN)),
                keyed("long", running(20, START, Progress.UNKNOWN)),
                keyed("last", waiting(5)));
        RunForecast forecast = RunForecast.of(run, StepGraph.of(plan), steps, Map.of(), START);
        assertThat(forecast.steps()).extracting(StepTimes::critical).containsExactly(false, true, true);
        assertThat(forecast.steps().get(0).slack()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aStepThatWasSkippedBeforeItBeganTakesNoTime() {
        StepRun skipped = step(StepStatus.SKIPPED, 5, null, START.plusSeconds(60), Progress.UNKNOWN);
        RunForecast forecast = forecast(List.of(skipped, waiting(5)), START.plus(Duration.ofMinutes(30)));
        assertThat(forecast.steps().get(0).start()).isEqualTo(START.plusSeconds(60));
        assertThat(forecast.steps().get(0).slack()).isPositive();
    }

    private static List<Dependency> before(int i, Random random) {
        List<Dependency> dependencies = new ArrayList<>();
        for (int j = 0; j < i; j++) {
            if (random.nextInt(4) == 0) {
                Dependency.Kind kind =
                        random.nextBoolean() ? Dependency.Kind.FINISH_TO_START : Dependency.Kind.START_TO_START;
                dependencies.add(new Dependency("step-" + j, kind, random.nextInt(10)));
            }
        }
        return dependencies;
    }

    private static StepRun any(Random random, Instant now) {
        int minutes = random.nextInt(60);
        Instant started = now.minusSeconds(random.nextInt(3600));
        return switch (random.nextInt(4)) {
            case 0 -> step(StepStatus.DONE, minutes, started, now, Progress.UNKNOWN);
            case 1 -> running(minutes, started, Progress.UNKNOWN);
            case 2 ->
                step(
                        StepStatus.RUNNING,
                        minutes,
                        started,
                        null,
                        new Progress(random.nextInt(1000), 1000, "items", random.nextDouble() * 10),
                        random.nextBoolean() ? null : random.nextDouble() * 2);
            default -> waiting(minutes);
        };
    }

    private static List<Duration> lengths(Random random) {
        return Stream.generate(() -> Duration.ofSeconds(random.nextInt(3600)))
                .limit(1 + random.nextInt(10))
                .toList();
    }

    private static StepRun copying(Double unevenness) {
        return step(StepStatus.RUNNING, 10, START, null, new Progress(1000, 9000, "items", 10), unevenness);
    }

    /** One step after the other. */
    private RunForecast forecast(List<StepRun> all, Instant now) {
        return forecast(all, Map.of(), now);
    }

    private RunForecast forecast(List<StepRun> all, Map<String, Taken> taken, Instant now) {
        List<StepRun> keyed = IntStream.range(0, all.size())
                .mapToObj(i -> keyed("step-" + i, all.get(i)))
                .toList();
        return RunForecast.of(
                run, StepGraph.chain(keyed.stream().map(StepRun::stepKey).toList()), keyed, taken, now);
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
                s.unevenness(),
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
        return step(status, minutes, started, ended, progress, null);
    }

    private static StepRun step(
            StepStatus status, int minutes, Instant started, Instant ended, Progress progress, Double unevenness) {
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
                unevenness,
                "",
                "",
                "",
                Evidence.NONE,
                Duration.ofMinutes(minutes),
                started,
                ended);
    }
}
