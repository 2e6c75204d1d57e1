package dev.drover.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source counted for one statement since it began to count.
 *
 * @param digest the source's own id of the statement, the same however often it runs
 * @param text without literals
 * @param topLevel false if it ran inside a function or trigger
 * @param rows returned, or changed
 * @param totalMs time of all calls in milliseconds
 * @param maxMs of the longest call
 * @param since when counting began; null if the source does not say
 * @param examined rows that it looked at; null if the source does not say
 * @param remarks what else the source says of it, in sentences
 */
public record StatementCount(
        String digest,
        String text,
        boolean topLevel,
        long calls,
        long rows,
        double totalMs,
        double maxMs,
        @Nullable Instant since,
        @Nullable Long examined,
        List<String> remarks) {

    /** Readings that were kept before have neither examined nor remarks. */
    public StatementCount(
            String digest,
            String text,
            boolean topLevel,
            long calls,
            long rows,
            double totalMs,
            double maxMs,
            @Nullable Instant since,
            @Nullable Long examined,
            @Nullable List<String> remarks) {
        this.digest = digest;
        this.text = text;
        this.topLevel = topLevel;
        this.calls = calls;
        this.rows = rows;
        this.totalMs = totalMs;
        this.maxMs = maxMs;
        this.since = since;
        this.examined = examined;
        this.remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** The counters of the same statement run by another user. */
    StatementCount plus(StatementCount other) {
        Instant earlier = since == null || other.since == null || since.isBefore(other.since) ? since : other.since;
        return new StatementCount(
                digest,
                text,
                topLevel && other.topLevel,
                calls + other.calls,
                rows + other.rows,
                totalMs + other.totalMs,
                Math.max(maxMs, other.maxMs),
                earlier,
                examined == null || other.examined == null ? null : Long.valueOf(examined + other.examined),
                remarks);
    }
}
