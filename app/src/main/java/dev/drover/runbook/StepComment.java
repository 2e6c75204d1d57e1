package dev.drover.runbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a step; its words never change.
 *
 * @param by display name of the person at that moment
 * @param text plain text
 * @param resolved who settled it last; null while it is open
 */
public record StepComment(
        long id,
        String by,
        Instant at,
        String text,
        @Nullable Resolved resolved) {

    /** Who settled a comment, and when. */
    public record Resolved(String by, Instant at) {}
}
