package dev.drover.runbook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run is to start.
 *
 * @param windowEndsAt when its change window ends; null if it has none
 */
public record StartTime(Instant startsAt, @Nullable Instant windowEndsAt) {

    /** Both moments moved; a window that the clocks would turn around keeps its length instead. */
    StartTime moved(DateShift shift) {
        Instant starts = shift.moved(startsAt);
        if (windowEndsAt == null) {
            return new StartTime(starts, null);
        }
        Instant ends = shift.moved(windowEndsAt);
        return new StartTime(
                starts, ends.isAfter(starts) ? ends : starts.plus(Duration.between(startsAt, windowEndsAt)));
    }
}
