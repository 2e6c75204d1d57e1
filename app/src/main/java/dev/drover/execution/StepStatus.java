package dev.drover.execution;

import java.util.EnumSet;
import java.util.Set;

/** Where a step of a run is. */
public enum StepStatus {
    /** An earlier step is not done yet. */
    WAITING("Waiting"),
    RUNNING("Running"),
    /** A person has to decide before it goes on. */
    NEEDS_SIGNOFF("Needs signoff"),
    /** A person has to do something by hand and enter the proof. */
    NEEDS_PROOF("Waiting for a person"),
    /** The run was paused in the middle of it; it will go on at its checkpoint. */
    PAUSED("Paused"),
    /** Somebody has to mend something and retry. */
    FAILED("Failed"),
    DONE("Done"),
    /** Left out by a person, with a reason. */
    SKIPPED("Skipped"),
    /** What it did is undone. */
    ROLLED_BACK("Rolled back");

    private final String label;

    StepStatus(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** Where it may go from here. */
    public Set<StepStatus> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(RUNNING, SKIPPED);
            case RUNNING -> EnumSet.of(DONE, FAILED, PAUSED, NEEDS_SIGNOFF, NEEDS_PROOF);
            case NEEDS_SIGNOFF -> EnumSet.of(DONE, FAILED, ROLLED_BACK);
            case NEEDS_PROOF -> EnumSet.of(DONE, SKIPPED, ROLLED_BACK);
            case PAUSED -> EnumSet.of(RUNNING, ROLLED_BACK);
            case FAILED -> EnumSet.of(RUNNING, SKIPPED, ROLLED_BACK);
            case DONE, SKIPPED -> EnumSet.of(ROLLED_BACK);
            case ROLLED_BACK -> EnumSet.noneOf(StepStatus.class);
        };
    }

    /** Whether the next step may start. */
    public boolean isFinished() {
        return this == DONE || this == SKIPPED;
    }

    /** Whether it may have had an effect that rolling back has to undo. */
    public boolean hasBegun() {
        return this != WAITING && this != SKIPPED && this != ROLLED_BACK;
    }

    /** @throws IllegalTransitionException if that is not a way it may go */
    StepStatus become(StepStatus other) {
        if (!next().contains(other)) {
            throw new IllegalTransitionException("A step that is " + label + " cannot become " + other.label + ".");
        }
        return other;
    }
}
