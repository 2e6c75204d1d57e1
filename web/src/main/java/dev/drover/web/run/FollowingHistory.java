package dev.drover.web.run;

import dev.drover.transfer.follow.Following;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few minutes what open pages were shown of a following, for a picture and a rate. A picture is worth no
 * table, so each process remembers only what it was asked for itself.
 */
@Component
class FollowingHistory {

    static final Duration KEPT = Duration.ofMinutes(5);
    /** However many people look. */
    private static final Duration APART = Duration.ofSeconds(1);
    /** A line over a longer time in which nobody looked would be made up. */
    private static final Duration GAP = Duration.ofSeconds(30);

    private final Map<Long, List<Sample>> kept = new HashMap<>();

    /**
     * What was shown at one moment.
     *
     * @param behind how far the target was behind
     * @param changes how many changes had been followed
     */
    record Sample(Instant at, Duration behind, long changes) {}

    /** What is remembered of a following, oldest first, together with how it is now. */
    synchronized List<Sample> of(Following following, Instant now) {
        kept.values().removeIf(samples -> last(samples).at().plus(KEPT).isBefore(now));
        Duration behind = following.behind(now).orElse(null);
        if (behind == null) {
            kept.remove(following.id());
            return List.of();
        }
        List<Sample> samples = kept.computeIfAbsent(following.id(), id -> new ArrayList<>());
        if (!samples.isEmpty() && last(samples).at().plus(GAP).isBefore(now)) {
            samples.clear();
        }
        samples.removeIf(sample -> sample.at().plus(KEPT).isBefore(now));
        if (samples.isEmpty() || !last(samples).at().plus(APART).isAfter(now)) {
            samples.add(new Sample(now, behind, following.totals().changes()));
        }
        return List.copyOf(samples);
    }

    private static Sample last(List<Sample> samples) {
        return samples.get(samples.size() - 1);
    }
}
