package dev.drover.web.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts moments on the time scale of a picture that is 720 wide: 150 for names, 560 for times. */
record TimeScale(Instant from, Duration length) {

    private static final int WIDTH = 560;
    private static final int LEFT = 150;
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

    /** A line of the time scale. */
    record Tick(int x, Instant at) {}

    /** Where a moment is; one outside of the picture is at its edge. */
    int x(Instant at) {
        double share = (double) Duration.between(from, at).toMillis() / length.toMillis();
        return LEFT + (int) Math.round(Math.max(0, Math.min(1, share)) * WIDTH);
    }

    /** How wide the time between two moments is; wide enough to be seen. */
    int width(Instant start, Instant end) {
        return Math.max(2, x(end) - x(start));
    }

    /** At round times, few enough for their words to have room. */
    List<Tick> ticks() {
        Duration spacing = SPACINGS.stream()
                .filter(s -> length.dividedBy(s) <= 6)
                .findFirst()
                .orElse(Duration.ofDays(1));
        List<Tick> ticks = new ArrayList<>();
        long step = spacing.toSeconds();
        long first = Math.floorDiv(from.getEpochSecond() + step - 1, step) * step;
        for (long at = first; at <= from.plus(length).getEpochSecond() && ticks.size() < 12; at += step) {
            Instant time = Instant.ofEpochSecond(at);
            ticks.add(new Tick(x(time), time));
        }
        return ticks;
    }
}
