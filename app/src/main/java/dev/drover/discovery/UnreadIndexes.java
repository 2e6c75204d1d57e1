package dev.drover.discovery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indexes of a source that it has not read since it counts, and that keep no rule: neither unique, nor of a constraint.
 *
 * @param countedSince when it began to count; null if it does not say
 */
public record UnreadIndexes(@Nullable Instant countedSince, List<Index> indexes) {

    public UnreadIndexes {
        indexes = List.copyOf(indexes);
    }

    /** An index. */
    public record Index(String table, String name, long bytes) {}
}
