package dev.drover.transfer.change.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the plugin {@code pgoutput} sends, one after the other. Positions are those of the write-ahead log, unsigned. */
sealed interface Message {

    /**
     * A transaction follows.
     *
     * @param commit where its commit stands
     * @param transaction the lower 32 bits of its number
     */
    record Begin(long commit, long transaction) implements Message {}

    /** @param end the position after the commit */
    record Commit(long end, Instant at) implements Message {}

    record Described(Relation relation) implements Message {}

    /**
     * A row was inserted, updated or deleted.
     *
     * @param after empty for a delete; without the columns whose large values did not change
     */
    record Row(Relation relation, Map<String, @Nullable String> before, Map<String, @Nullable String> after)
            implements Message {}

    record Truncate(List<Relation> relations) implements Message {}

    /** What says nothing about rows, such as what a session wrote into the log with {@code pg_logical_emit_message}. */
    record Other() implements Message {}
}
