package dev.drover.execution;

import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run.
 *
 * @param position from 0, in the order in which they run
 * @param undoes the step run whose effects this one takes back; null in a run that goes forward
 * @param attempt counts the tries from 1; 0 before the first
 * @param epoch counts the slices; the outcome of a slice is taken only under the number it began with
 * @param unevenness how far the rates of its latest slices are from their mean, as a share of it; null while not known
 * @param note what it is doing or waiting for, for people
 * @param problem what stopped it, for people; empty if nothing did
 * @param nextAction what a person can do about the problem
 */
public record StepRun(
        long id,
        RunId run,
        int position,
        String stepKey,
        @Nullable Long undoes,
        StepStatus status,
        int attempt,
        long epoch,
        Checkpoint checkpoint,
        Progress progress,
        @Nullable Double unevenness,
        String note,
        String problem,
        String nextAction,
        Evidence evidence,
        Duration planned,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** Whether it may have had an effect that rolling back has to undo, also if it was left out after it had begun. */
    public boolean hasBegun() {
        return status.hasBegun() || (status == StepStatus.SKIPPED && startedAt != null);
    }
}
