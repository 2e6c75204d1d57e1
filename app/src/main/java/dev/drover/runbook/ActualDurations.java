package dev.drover.runbook;

import dev.drover.people.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says how long steps really took in the runs of a workspace; the room that runs them knows. */
public interface ActualDurations {

    /** All steps that were done in a completed rehearsal or live run on the whole data, by kind and key. */
    List<Actual> of(WorkspaceId workspace);

    /**
     * How long one step took.
     *
     * @param type the id of its kind of work
     * @param runs in how many runs
     * @param median from its first attempt to its end, pauses and waiting for people included
     */
    record Actual(String type, String stepKey, int runs, Duration median) {

        /** In the unit of estimates: minutes, rounded up, from 1. */
        public int minutes() {
            return (int) Math.max(1, (median.toMillis() + 59_999) / 60_000);
        }

        boolean isOf(RunbookStep step) {
            return step.type().equals(type) && step.key().equals(stepKey);
        }
    }

    /** How long a step took that is of the same kind and has the same key. */
    default Optional<Actual> of(WorkspaceId workspace, RunbookStep step) {
        return of(workspace).stream().filter(actual -> actual.isOf(step)).findFirst();
    }
}
