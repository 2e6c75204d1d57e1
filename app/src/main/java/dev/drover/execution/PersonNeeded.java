package dev.drover.execution;

import dev.drover.people.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A run waits for a person; told in the transaction that makes it wait.
 *
 * @param seq the number of the event that says so
 * @param deed what is asked of people
 * @param by who asks; null if the run came here by itself
 */
public record PersonNeeded(
        RunId run,
        long seq,
        Deed deed,
        String stepKey,
        @Nullable Actor by) {

    /** What a person has to do. */
    public enum Deed {
        /** See why the run was stopped, mend it, and let it go on. */
        LOOK,
        /** Do a step by hand and enter the proof. */
        PROVE,
        /** Decide go or no-go. */
        DECIDE,
        /** Agree that the change window ends later, or not. */
        AGREE
    }
}
