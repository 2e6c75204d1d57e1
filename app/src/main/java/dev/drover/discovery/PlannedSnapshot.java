package dev.drover.discovery;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that somebody wants taken later without being there.
 *
 * @param due when it is to be taken, by Drover's clock
 * @param by who asked for it; the records name them when it is taken
 * @param problem why it could not be taken, with what to do; null while nobody tried
 */
public record PlannedSnapshot(
        MigrationId migration,
        Instant due,
        Actor by,
        @Nullable String problem) {

    /** Shorter, the counters say too little. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** A week has every day in it. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Whether it is still to come. */
    public boolean isComing() {
        return problem == null;
    }
}
