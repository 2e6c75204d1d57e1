package dev.drover.step;

import java.util.Set;

/**
 * A kind of work in a runbook.
 *
 * <p>Spring collects every bean of this type; nothing else has to know a new one. The parameters are a record whose
 * components carry {@link Field}; the form, the checks and the documentation come from it.
 *
 * <p>Every external effect must be idempotent: a slice can run a second time after a crash, and must find what the first
 * one made. Names and tokens come from {@link StepContext}.
 *
 * @param <P> the record of parameters
 */
public interface StepType<P extends Record> {

    /** What people and machines need to know about this kind of work. */
    StepDescription describe();

    Class<P> parametersType();

    /** One line for the runbook, with the parameters in it: "Create the table shop with 1 index". */
    String summarize(P parameters);

    /** What a run would do, found out by reading only; a dry run shows it. */
    Preview preview(P parameters, StepContext context);

    /**
     * One slice of work: it stops at {@link StepContext#deadline} and is called again with its checkpoint, until it
     * answers with an outcome that ends the step.
     */
    StepOutcome run(P parameters, StepContext context);

    /**
     * Ids of kinds of work whose steps have to be undone whenever this one is, because what this one did stays in what they
     * made.
     */
    default Set<String> goesBackWith() {
        return Set.of();
    }

    /** Whether it proves or decides on the data as they are at that moment, so that it has to run again after going back. */
    default boolean isProofOfTheMoment() {
        return false;
    }

    /** In words: what {@link #rollBack} does, what it does not do, and what it means for the data. */
    String rollBackSummary(P parameters);

    /**
     * One slice of undoing what {@link #run} did, also when that stopped half-way. Names, ids and evidence in the context
     * are those of the run that is undone; the checkpoint is the undoing's own.
     */
    StepOutcome rollBack(P parameters, StepContext context);
}
