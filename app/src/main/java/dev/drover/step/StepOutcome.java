package dev.drover.step;

import java.time.Duration;

/** How a slice of work ended. */
public sealed interface StepOutcome {

    /** The step is done, and this is the proof. */
    record Completed(Evidence evidence) implements StepOutcome {}

    /** Some work is done and more remains; the next slice begins at the checkpoint. */
    record Progressed(Checkpoint checkpoint, Progress progress) implements StepOutcome {}

    /**
     * Nothing to do but wait.
     *
     * @param checkAgainIn at most a few seconds, so that a pause is quick
     * @param because for people: what it waits for
     */
    record Waiting(Checkpoint checkpoint, Progress progress, Duration checkAgainIn, String because)
            implements StepOutcome {}

    /**
     * A person must decide; the run waits.
     *
     * @param question what to decide, in words
     */
    record NeedsPerson(Checkpoint checkpoint, String question) implements StepOutcome {}

    /**
     * A person must do something by hand and enter the proof; other streams go on. Only kinds of work that are
     * {@link AsksForProof} end like this.
     *
     * @param task what to do, in words
     */
    record NeedsProof(Checkpoint checkpoint, String task) implements StepOutcome {}

    /**
     * The step cannot go on until somebody mends something; the run pauses and the step can be retried.
     *
     * @param problem what happened, to what, with the value
     * @param nextAction what to do
     */
    record Failed(Checkpoint checkpoint, String problem, String nextAction) implements StepOutcome {}
}
