package dev.drover.execution;

import dev.drover.runbook.Schedule;
import dev.drover.runbook.Schedule.Span;
import dev.drover.runbook.StepGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When the steps of a run were planned, when they happened, and when the rest will, as far as what was measured tells.
 *
 * <p>The schedule is reckoned three times, with the shortest, the likely and the longest length of every step (see
 * {@link StepLength}). All steps short, or all long, at once is less probable than one of them, so the band of a run of many
 * independent steps is rather too wide than too narrow.
 *
 * @param percent how much is done, weighed by the planned length of the steps
 * @param plannedEnd when it should have been over by the plan
 * @param earliestEnd the early end of the band; like the late one the end itself once the run has ended
 * @param end when the run should most likely be over, or was
 * @param latestEnd the late end of the band
 */
public record RunForecast(
        List<StepTimes> steps, int percent, Instant plannedEnd, Instant earliestEnd, Instant end, Instant latestEnd) {

    /** A step that has no progress to show counts at most this much until it is done. */
    private static final double MOST_BY_TIME = 0.95;

    /**
     * The times of one step.
     *
     * @param earliestEnd the early end of the band; like the late one the end itself once the step has ended
     * @param end when it ended, or when it most likely will
     * @param latestEnd the late end of the band
     * @param ended whether the end is a fact
     * @param slack how much later it could end without moving the end of the run
     * @param critical whether the end of the run moves as soon as this step takes longer; never for one that ended
     */
    public record StepTimes(
            Instant plannedStart,
            Instant plannedEnd,
            Instant start,
            Instant earliestEnd,
            Instant end,
            Instant latestEnd,
            boolean ended,
            Duration slack,
            boolean critical,
            Basis basis) {

        /** How much later than planned it ended or will most likely end; zero if it is not late. */
        public Duration late() {
            return end.isAfter(plannedEnd) ? Duration.between(plannedEnd, end) : Duration.ZERO;
        }
    }

    /** Whether the band is broad enough to be worth a word: a minute or more. */
    public boolean isBroad() {
        return Duration.between(earliestEnd, latestEnd).toMinutes() > 0;
    }

    /** @param taken how long steps took in earlier runs, by their keys */
    static RunForecast of(Run run, StepGraph graph, List<StepRun> steps, Map<String, Taken> taken, Instant now) {
        Map<String, StepRun> byKey = steps.stream().collect(Collectors.toMap(StepRun::stepKey, Function.identity()));
        Schedule planned = Schedule.of(graph, run.startedAt(), (key, earliest) -> {
            StepRun step = byKey.get(key);
            return new Span(earliest, earliest.plus(step == null ? Duration.ZERO : step.planned()));
        });
        Expectation expectation = new Expectation(run, graph, byKey, taken, now);
        Schedule soonest = expectation.schedule(StepLength::shortest);
        Schedule likely = expectation.schedule(StepLength::likely);
        Schedule latest = expectation.schedule(StepLength::longest);
        List<StepTimes> times = new ArrayList<>();
        double done = 0;
        double whole = 0;
        for (StepRun step : steps) {
            String key = step.stepKey();
            boolean ended = step.endedAt() != null;
            times.add(new StepTimes(
                    planned.span(key).begin(),
                    planned.span(key).end(),
                    likely.span(key).begin(),
                    soonest.span(key).end(),
                    likely.span(key).end(),
                    latest.span(key).end(),
                    ended,
                    likely.slack(key),
                    !ended && likely.isCritical(key),
                    ended ? Basis.FACT : expectation.length(step, now).basis()));
            whole += step.planned().toMillis();
            done += step.planned().toMillis() * fraction(step, now);
        }
        int percent = whole == 0 ? 0 : (int) Math.round(100 * done / whole);
        return new RunForecast(
                times,
                percent,
                planned.end(),
                run.ended().orElse(soonest.end()),
                run.ended().orElse(likely.end()),
                run.ended().orElse(latest.end()));
    }

    /** What is expected of the steps of a run. */
    private record Expectation(
            Run run, StepGraph graph, Map<String, StepRun> byKey, Map<String, Taken> taken, Instant now) {

        Schedule schedule(Function<StepLength, Duration> which) {
            return Schedule.of(graph, run.startedAt(), (key, earliest) -> {
                StepRun step = byKey.get(key);
                return step == null ? new Span(earliest, earliest) : span(step, earliest, which);
            });
        }

        private Span span(StepRun step, Instant earliest, Function<StepLength, Duration> which) {
            Instant started = step.startedAt();
            Instant ended = step.endedAt();
            if (ended != null) {
                return new Span(started == null ? ended : started, ended);
            }
            Instant start = started != null ? started : later(earliest, now);
            return new Span(start, start.plus(which.apply(length(step, start))));
        }

        /** @param start when it began, or will */
        StepLength length(StepRun step, Instant start) {
            return StepLength.of(step, start, taken.get(step.stepKey()), now);
        }
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
