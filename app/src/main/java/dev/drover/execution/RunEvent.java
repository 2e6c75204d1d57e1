package dev.drover.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run; never changed.
 *
 * @param seq counts the events of a run from 1 without gaps
 * @param personName who did it; {@code Drover} for what happens by itself
 * @param stepKey the step it is about; empty if it is about the run
 */
public record RunEvent(
        RunId run,
        long seq,
        Instant at,
        @Nullable Long personId,
        String personName,
        Kind kind,
        String stepKey,
        String sentence) {

    /** What kind of thing happened. */
    public enum Kind {
        RUN_STARTED,
        RUN_PAUSING,
        RUN_PAUSED,
        RUN_RESUMED,
        /** A stream or a step was paused on its own. */
        PART_PAUSED,
        PART_RESUMED,
        /** By the forecast the run ends after its change window. */
        WINDOW_OVERRUN,
        /** Somebody asks for more time, and others have to agree. */
        EXTENSION_PROPOSED,
        EXTENSION_AGREED,
        EXTENSION_WITHDRAWN,
        /** The run ended, or its window changed, before enough people agreed. */
        EXTENSION_FALLEN,
        /** The run was given more time. */
        WINDOW_EXTENDED,
        RUN_COMPLETED,
        RUN_CALLED_OFF,
        RUN_ROLLING_BACK,
        RUN_ROLLED_BACK,
        STEP_STARTED,
        STEP_DONE,
        STEP_FAILED,
        STEP_RETRIED,
        STEP_SKIPPED,
        STEP_NEEDS_SIGNOFF,
        STEP_DECIDED,
        /** A person has to do something by hand. */
        STEP_NEEDS_PROOF,
        /** A person did it and entered the proof. */
        STEP_PROVEN,
        STEP_ROLLED_BACK,
        /** Two people let the run pass a gate that is shut. */
        GATE_OVERRIDDEN,
        /** A slice of work is done; for live pages, not for the timeline. */
        PROGRESS,
        /** A line of a step's log. */
        LOG
    }
}
