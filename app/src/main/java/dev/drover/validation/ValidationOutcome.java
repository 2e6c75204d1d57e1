package dev.drover.validation;

/** How a slice of a validation ended. */
public sealed interface ValidationOutcome {

    /** Everything was compared; the report says whether it is equal. Asking again gives the same answer. */
    record Finished(ValidationReport report) implements ValidationOutcome {}

    /**
     * More remains.
     *
     * @param what it does now, for people: "Comparing checksums"
     * @param done rows and items that were read, of both sides together
     * @param total of rows and items, about; at least {@code done}
     * @param perSecond rows and items, over this slice
     */
    record More(String what, long done, long total, double perSecond) implements ValidationOutcome {}

    /**
     * It cannot go on until somebody mends something; what was compared so far is kept.
     *
     * @param problem what happened, to what
     * @param nextAction what to do
     */
    record Stopped(String problem, String nextAction) implements ValidationOutcome {}
}
