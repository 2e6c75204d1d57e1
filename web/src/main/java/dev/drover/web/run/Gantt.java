package dev.drover.web.run;

import dev.drover.execution.RunForecast;
import dev.drover.execution.RunForecast.StepTimes;
import dev.drover.execution.StepRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Planned and actual times as a picture, in units of the picture: 720 wide, 24 a row.
 *
 * @param now where the now-line stands; null once the run has ended
 */
record Gantt(
        List<Bar> bars,
        List<TimeScale.Tick> ticks,
        @Nullable Integer now,
        int height) {

    private static final int ROW = 24;
    private static final int TOP = 24;

    /** One step: a dashed box for the plan, a filled one for what happened. */
    record Bar(String name, int y, int plannedX, int plannedWidth, int x, int width, String tone, boolean begun) {}

    static Gantt of(RunForecast forecast, List<StepRun> steps, List<String> names, Instant now, boolean ended) {
        Instant from = forecast.steps().get(0).plannedStart();
        Instant to = forecast.end();
        for (StepTimes times : forecast.steps()) {
            to = times.plannedEnd().isAfter(to) ? times.plannedEnd() : to;
        }
        TimeScale scale = new TimeScale(from, Duration.between(from, to).plusSeconds(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StepTimes times = forecast.steps().get(i);
            StepRun step = steps.get(i);
            boolean begun = step.startedAt() != null;
            Instant end = times.ended() || times.end().isBefore(now) ? times.end() : now;
            bars.add(new Bar(
                    names.get(i),
                    TOP + i * ROW,
                    scale.x(times.plannedStart()),
                    scale.width(times.plannedStart(), times.plannedEnd()),
                    scale.x(times.start()),
                    begun ? scale.width(times.start(), end) : 0,
                    new RunWords().tone(step.status()),
                    begun));
        }
        return new Gantt(bars, scale.ticks(), ended ? null : scale.x(now), TOP + steps.size() * ROW + 18);
    }
}
