package dev.drover.execution;

import java.util.EnumSet;
import java.util.Set;

/** Where a run is. */
public enum RunStatus {
    /** Steps start as soon as they may. */
    RUNNING("Running"),
    /** Somebody paused it, and a slice of work is still on its way to its end. */
    PAUSING("Pausing"),
    /** Nothing moves; the reason says why. */
    PAUSED("Paused"),
    /** Another run is undoing what this one did. */
    ROLLING_BACK("Rolling back"),
    /** Everything it did is undone. */
    ROLLED_BACK("Rolled back"),
    /** Ended for good before its end; what it did is still there and can be rolled back. */
    CALLED_OFF("Called off"),
    /** Every step is done. */
    COMPLETED("Completed");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** Where it may go from here. */
    public Set<RunStatus> next() {
        return switch (this) {
            case RUNNING -> EnumSet.of(PAUSING, PAUSED, ROLLING_BACK, COMPLETED);
            case PAUSING -> EnumSet.of(PAUSED, ROLLING_BACK);
            case PAUSED -> EnumSet.of(RUNNING, ROLLING_BACK, CALLED_OFF);
            case CALLED_OFF, COMPLETED -> EnumSet.of(ROLLING_BACK);
            // PAUSED after going back to a point, from which it can go forward again.
            case ROLLING_BACK -> EnumSet.of(ROLLED_BACK, PAUSED);
            case ROLLED_BACK -> EnumSet.noneOf(RunStatus.class);
        };
    }

    /** Whether it still holds the place of the one run that a migration may have. */
    public boolean isActive() {
        return this == RUNNING || this == PAUSING || this == PAUSED || this == ROLLING_BACK;
    }

    /** @throws IllegalTransitionException if that is not a way it may go */
    RunStatus become(RunStatus other) {
        if (!next().contains(other)) {
            throw new IllegalTransitionException("A run that is " + label + " cannot become " + other.label + ".");
        }
        return other;
    }
}
