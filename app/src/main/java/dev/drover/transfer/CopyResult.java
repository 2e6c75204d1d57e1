package dev.drover.transfer;

/** How a slice of a copy ended. */
public sealed interface CopyResult {

    CopyTotals totals();

    /** Every row is in the target. */
    record Finished(CopyTotals totals) implements CopyResult {}

    /**
     * The slice is over and rows are left.
     *
     * @param itemsPerSecond smoothed over the latest slices; 0 while it is not known
     */
    record More(CopyTotals totals, double itemsPerSecond) implements CopyResult {}

    /**
     * A person must mend something; another slice then goes on from the checkpoint.
     *
     * @param problem what happened, to what, with the value
     * @param nextAction what to do
     */
    record Stopped(CopyTotals totals, String problem, String nextAction) implements CopyResult {}
}
