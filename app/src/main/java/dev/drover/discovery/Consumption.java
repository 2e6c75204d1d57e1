package dev.drover.discovery;

import java.time.Instant;

/**
 * Capacity that a table or an index used, by CloudWatch.
 *
 * @param index empty for the table itself
 * @param readPerSecond read units per second, on average
 * @param readPeak read units per second in the busiest minute
 * @param writePerSecond write units per second, on average
 * @param writePeak write units per second in the busiest minute
 */
public record Consumption(
        String index,
        double readPerSecond,
        double readPeak,
        double writePerSecond,
        double writePeak,
        Instant from,
        Instant until) {}
