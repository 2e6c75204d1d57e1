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
record Gantt(List<Bar> bars, List<Tick> ticks, @Nullable Integer now, int height) {

    private static final int WIDTH = 560;
    private static final int LEFT = 150;
    private static final int ROW = 24;
    private static final int TOP = 24;
    private static final List<Duration> SPACINGS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofDays(1));

    /** One step: a dashed box for the plan, a filled one for what happened. */
    record Bar(String name, int y, int plannedX, int plannedWidth, int x, int width, String tone, boolean begun) {}

    /** A line of the time scale. */
    record Tick(int x, Instant at) {}

    static Gantt of(RunForecast forecast, List<StepRun> steps, List<String> names, Instant now, boolean ended) {
        Instant from = forecast.steps().get(0).plannedStart();
        Instant to = forecast.end();
        for (StepTimes times : forecast.steps()) {
            to = times.plannedEnd().isAfter(to) ? times.plannedEnd() : to;
        }
        Scale scale = new Scale(from, Duration.between(from, to).plusSeconds(1));
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
        return new Gantt(bars, ticks(scale), ended ? null : scale.x(now), TOP + steps.size() * ROW + 18);
    }

    private static List<Tick> ticks(Scale scale) {
        Duration spacing = SPACINGS.stream()
                .filter(s -> scale.length.dividedBy(s) <= 6)
                .findFirst()
                .orElse(Duration.ofDays(1));
        List<Tick> ticks = new ArrayList<>();
        long step = spacing.toSeconds();
        long first = Math.floorDiv(scale.from.getEpochSecond() + step - 1, step) * step;
        for (long at = first; at <= scale.from.plus(scale.length).getEpochSecond() && ticks.size() < 12; at += step) {
            Instant time = Instant.ofEpochSecond(at);
            ticks.add(new Tick(scale.x(time), time));
        }
        return ticks;
    }

    private record Scale(Instant from, Duration length) {

        int x(Instant at) {
            double share = (double) Duration.between(from, at).toMillis() / length.toMillis();
            return LEFT + (int) Math.round(Math.max(0, Math.min(1, share)) * WIDTH);
        }

        int width(Instant start, Instant end) {
            return Math.max(2, x(end) - x(start));
        }
    }
}
