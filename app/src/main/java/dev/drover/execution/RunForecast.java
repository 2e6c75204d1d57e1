package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.runbook.Schedule;
import dev.drover.runbook.Schedule.Span;
import dev.drover.runbook.StepGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When the steps of a run were planned, when they happened, and when the rest will, as far as the measured rates tell.
 *
 * @param percent how much is done, weighed by the planned length of the steps
 * @param plannedEnd when it should have been over by the plan
 * @param end when the run should be over, or was
 */
public record RunForecast(List<StepTimes> steps, int percent, Instant plannedEnd, Instant end) {

    /** A step that has no progress to show counts at most this much until it is done. */
    private static final double MOST_BY_TIME = 0.95;

    /**
     * The times of one step.
     *
     * @param end when it ended, or when it should
     * @param ended whether that is a fact
     * @param slack how much later it could end without moving the end of the run
     * @param critical whether the end of the run moves as soon as this step takes longer; never for one that ended
     */
    public record StepTimes(
            Instant plannedStart,
            Instant plannedEnd,
            Instant start,
            Instant end,
            boolean ended,
            Duration slack,
            boolean critical) {}

    public static RunForecast of(Run run, StepGraph graph, List<StepRun> steps, Instant now) {
        Map<String, StepRun> byKey = steps.stream().collect(Collectors.toMap(StepRun::stepKey, Function.identity()));
        Schedule planned = Schedule.of(graph, run.startedAt(), (key, earliest) -> {
            StepRun step = byKey.get(key);
            return new Span(earliest, earliest.plus(step == null ? Duration.ZERO : step.planned()));
        });
        Schedule expected = Schedule.of(graph, run.startedAt(), (key, earliest) -> {
            StepRun step = byKey.get(key);
            return step == null ? new Span(earliest, earliest) : expected(step, earliest, now);
        });
        List<StepTimes> times = new ArrayList<>();
        double done = 0;
        double whole = 0;
        for (StepRun step : steps) {
            Span plan = planned.span(step.stepKey());
            Span span = expected.span(step.stepKey());
            boolean ended = step.endedAt() != null;
            times.add(new StepTimes(
                    plan.begin(),
                    plan.end(),
                    span.begin(),
                    span.end(),
                    ended,
                    expected.slack(step.stepKey()),
                    !ended && expected.isCritical(step.stepKey())));
            whole += step.planned().toMillis();
            done += step.planned().toMillis() * fraction(step, now);
        }
        int percent = whole == 0 ? 0 : (int) Math.round(100 * done / whole);
        return new RunForecast(times, percent, planned.end(), run.ended().orElse(expected.end()));
    }

    private static Span expected(StepRun step, Instant earliest, Instant now) {
        Instant started = step.startedAt();
        Instant start = started != null ? started : later(earliest, now);
        Instant finished = step.endedAt();
        return new Span(start, finished != null ? finished : start.plus(left(step, start, now, started != null)));
    }

    /** From the start of the step to its expected end. */
    private static Duration left(StepRun step, Instant start, Instant now, boolean begun) {
        if (!begun) {
            return step.planned();
        }
        Duration passed = Duration.between(start, now);
        Optional<Duration> measured = step.progress().timeLeft();
        if (measured.isPresent()) {
            return passed.plus(measured.get());
        }
        return passed.compareTo(step.planned()) > 0 ? passed : step.planned();
    }

    /** The same for a run with the revision that it runs. */
    public static RunForecast of(Run run, Revision revision, List<StepRun> steps, Instant now) {
        return of(run, StepOrder.graph(run, revision, steps), steps, now);
    }

    private static double fraction(StepRun step, Instant now) {
        if (step.status().isFinished() || step.status() == StepStatus.ROLLED_BACK) {
            return 1;
        }
        Instant started = step.startedAt();
        if (started == null) {
            return 0;
        }
        Integer percent = step.progress().percent();
        if (percent != null) {
            return percent / 100.0;
        }
        double passed = Duration.between(started, now).toMillis();
        return Math.min(MOST_BY_TIME, passed / Math.max(1, step.planned().toMillis()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
