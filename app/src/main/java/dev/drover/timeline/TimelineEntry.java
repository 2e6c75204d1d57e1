package dev.drover.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a migration.
 *
 * @param action stable id of what it was
 * @param runNumber the run it belongs to; null if it belongs to none
 */
public record TimelineEntry(
        Instant at,
        String personName,
        Source source,
        String action,
        @Nullable Integer runNumber,
        String sentence) {

    /** Where the entry comes from. */
    public enum Source {
        /** Somebody planned, signed or edited. */
        PLAN,
        /** A run moved or was steered. */
        RUN,
        /** Somebody told everybody something. */
        ANNOUNCEMENT
    }
}
