package dev.drover.web.run;

import dev.drover.web.run.TimeScale.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change window as a picture, in units of the picture: 720 wide, 26 a row. It begins a little before now, because what is
 * past decides nothing.
 *
 * @param now where the now-line stands
 * @param windowEnd where the line of the end of the window stands
 */
record WindowGauge(List<Row> rows, List<Tick> ticks, int now, int windowEnd, int height) {

    private static final int ROW = 26;
    private static final int TOP = 24;
    private static final int WORDS = 32;
    private static final int BEFORE = 8;

    /**
     * A bar with a mark.
     *
     * @param tone of the bar: ok if it ends within the window, else bad
     * @param mark where the mark stands; null for a bar without one
     */
    record Row(
            String name,
            int y,
            int x,
            int width,
            String tone,
            @Nullable Integer mark) {}

    static WindowGauge of(WindowTimes times) {
        Instant now = times.now();
        Instant first = earliest(now, times.ends(), times.backBy());
        Instant last = latest(times.ends(), times.forecast().latestEnd(), times.backNow(), times.backWorst());
        Duration before = Duration.between(first, last).dividedBy(BEFORE).plusSeconds(1);
        TimeScale scale = new TimeScale(
                first.minus(before), Duration.between(first, last).plus(before).plus(before.dividedBy(2)));
        Bars bars = new Bars(scale, times.ends(), new ArrayList<>());
        bars.add(
                "Run ends",
                times.forecast().earliestEnd(),
                times.forecast().latestEnd(),
                times.forecast().end());
        Instant backNow = times.backNow();
        if (backNow != null) {
            bars.add("Back out now", now, backNow, times.backBy());
        }
        Instant backWorst = times.backWorst();
        if (backWorst != null) {
            bars.add("Back out, worst case", times.forecast().end(), backWorst, null);
        }
        return new WindowGauge(
                bars.rows, scale.ticks(), scale.x(now), scale.x(times.ends()), TOP + bars.rows.size() * ROW + WORDS);
    }

    private record Bars(TimeScale scale, Instant ends, List<Row> rows) {

        void add(String name, Instant from, Instant to, @Nullable Instant mark) {
            rows.add(new Row(
                    name,
                    TOP + rows.size() * ROW,
                    scale.x(from),
                    scale.width(from, to),
                    to.isAfter(ends) ? "bad" : "ok",
                    mark == null ? null : scale.x(mark)));
        }
    }

    private static Instant earliest(Instant one, Instant other, @Nullable Instant third) {
        Instant earliest = one.isBefore(other) ? one : other;
        return third != null && third.isBefore(earliest) ? third : earliest;
    }

    private static Instant latest(Instant one, Instant other, @Nullable Instant third, @Nullable Instant fourth) {
        return Stream.of(one, other, third == null ? one : third, fourth == null ? one : fourth)
                .max(Instant::compareTo)
                .orElse(one);
    }
}
