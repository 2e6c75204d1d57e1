package dev.drover.discovery;

import org.jspecify.annotations.Nullable;

/**
 * How often a statement ran while somebody watched, or since the source counts, if somebody looked once only.
 *
 * @param calls in that time
 * @param rows returned or changed by them
 * @param totalMs their time in milliseconds
 * @param maxMs the longest call since the source counts
 * @param perSecond calls per second; null if nobody knows since when the source counts
 * @param peakPerSecond calls per second of the busiest interval; null if there are fewer than two intervals
 */
public record Activity(
        long calls,
        long rows,
        double totalMs,
        double maxMs,
        @Nullable Double perSecond,
        @Nullable Double peakPerSecond) {

    static final Activity NONE = new Activity(0, 0, 0, 0, 0.0, null);

    /** Two statements that are one need; their peaks need not come together, so the sum is the worst case. */
    Activity plus(Activity other) {
        return new Activity(
                calls + other.calls,
                rows + other.rows,
                totalMs + other.totalMs,
                Math.max(maxMs, other.maxMs),
                sum(perSecond, other.perSecond),
                sum(peakPerSecond, other.peakPerSecond));
    }

    private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : Double.valueOf(one + other);
    }

    /** Milliseconds per call; 0 without calls. */
    public double meanMs() {
        return calls == 0 ? 0 : totalMs / calls;
    }

    /** Rows per call; 0 without calls. */
    public double rowsPerCall() {
        return calls == 0 ? 0 : (double) rows / calls;
    }
}
