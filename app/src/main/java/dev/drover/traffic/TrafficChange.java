package dev.drover.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One move of a switch, kept for good.
 *
 * @param who the person, or the one on whose behalf a run acted
 * @param runNumber null if a person did it by hand
 * @param step null if a person did it by hand
 * @param because the reason that was given
 */
public record TrafficChange(
        Instant at,
        Lane lane,
        String who,
        @Nullable Integer runNumber,
        @Nullable String step,
        int fromPercent,
        int toPercent,
        WriteMode fromMode,
        WriteMode toMode,
        String because) {

    public boolean movesReads() {
        return fromPercent != toPercent;
    }

    /** "Reads from 1 % to 10 %", "Writes from Frozen to Both stores". */
    public String what() {
        return movesReads()
                ? "Reads from " + fromPercent + " % to " + toPercent + " %"
                : "Writes from " + fromMode.label() + " to " + toMode.label();
    }

    /** "Operator", "Operator, by run 3, Shift reads". */
    public String by() {
        return runNumber == null ? who : who + ", by run " + runNumber + ", " + step;
    }
}
