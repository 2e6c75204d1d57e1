package dev.drover.sandbox.shop;

import java.time.Duration;
import java.util.Locale;

/**
 * What the shop did with one store in the last minute.
 *
 * @param over since when, at most a minute
 * @param reads that were answered
 * @param median time of a read, 50th percentile
 * @param slowest time of a read, 99th percentile
 * @param notFound reads that were answered with nothing
 * @param readsFailed reads that were not answered
 * @param writes that succeeded
 * @param writesFailed writes that did not; into the new store they are made up for later
 */
public record StoreFigures(
        Store store,
        Duration over,
        long reads,
        Duration median,
        Duration slowest,
        long notFound,
        long readsFailed,
        long writes,
        long writesFailed) {

    /** "19.8" */
    public String readsPerSecond() {
        return perSecond(reads);
    }

    /** "1.9" */
    public String writesPerSecond() {
        return perSecond(writes);
    }

    /** "1.4 ms" */
    public String medianText() {
        return milliseconds(median);
    }

    /** "12.0 ms" */
    public String slowestText() {
        return milliseconds(slowest);
    }

    private String perSecond(long count) {
        return String.format(Locale.ENGLISH, "%.1f", count / Math.max(1, over.toMillis() / 1_000.0));
    }

    private String milliseconds(Duration time) {
        return reads == 0 ? "–" : String.format(Locale.ENGLISH, "%.1f ms", time.toNanos() / 1_000_000.0);
    }
}
