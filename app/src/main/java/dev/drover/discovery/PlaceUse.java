package dev.drover.discovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a table or an index was used in the last ninety days at most, by CloudWatch.
 *
 * @param index empty for the table itself
 * @param readUnits all of them together
 * @param writeUnits all of them together
 * @param throttled requests of the last seven days that were refused for want of capacity
 * @param scaled whether auto scaling follows its writes; null on demand, or if nobody may read the alarms
 * @param since the beginning (UTC) of the first day on which it, or else its table, was used; null if never
 */
public record PlaceUse(
        String index,
        double readUnits,
        double writeUnits,
        double throttled,
        @Nullable Boolean scaled,
        @Nullable Instant since) {}
