package dev.drover.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the steps of a run were planned, when they happened, and when the rest will, as far as the measured rates tell.
 *
 * @param percent how much is done, weighed by the planned length of the steps
 * @param end when the run should be over, or was
 */
public record RunForecast(List<StepTimes> steps, int percent, Instant end) {

    /** A step that has no progress to show counts at most this much until it is done. */
    private static final double MOST_BY_TIME = 0.95;

    /**
     * The times of one step.
     *
     * @param end when it ended, or when it should
     * @param ended whether that is a fact
     */
    public record StepTimes(Instant plannedStart, Instant plannedEnd, Instant start, Instant end, boolean ended) {}

    public static RunForecast of(Run run, List<StepRun> steps, Instant now) {
        List<StepTimes> times = new ArrayList<>();
        Instant planned = run.startedAt();
        Instant expected = run.startedAt();
        double done = 0;
        double whole = 0;
        for (StepRun step : steps) {
            Instant plannedEnd = planned.plus(step.planned());
            Instant started = step.startedAt();
            Instant start = started != null ? started : later(expected, now);
            Instant finished = step.endedAt();
            Instant end = finished != null ? finished : start.plus(left(step, start, now, started != null));
            times.add(new StepTimes(planned, plannedEnd, start, end, finished != null));
            whole += step.planned().toMillis();
            done += step.planned().toMillis() * fraction(step, now);
            planned = plannedEnd;
            expected = end;
        }
        Instant end = run.ended().orElse(expected);
        int percent = whole == 0 ? 0 : (int) Math.round(100 * done / whole);
        return new RunForecast(times, percent, end);
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
