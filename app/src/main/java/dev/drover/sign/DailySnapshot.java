package dev.drover.sign;

import dev.drover.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a snapshot of the source is taken with every daily measurement.
 *
 * @param by who switched it on; the snapshots are taken in their name
 * @param since when they did
 * @param problem why the last one could not be taken, with what to do; null if it was, or nobody tried yet
 */
public record DailySnapshot(
        Actor by, Instant since, @Nullable String problem) {}
