package dev.drover.transfer.change;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source tells about its committed changes, in their order. */
public sealed interface FeedEvent {

    /**
     * A row was inserted, changed or deleted.
     *
     * <p>Rows are columns by name in the source's own text form. A column that the source did not send is absent, as
     * PostgreSQL does with large values that did not change; one that is null is there with null.
     *
     * @param before what the source says of the row as it was: all of it, or its key, or nothing if the key stayed;
     *     empty for an insert
     * @param after the row as it is now; empty for a delete
     * @param version where the change stands
     * @param transaction the source's number of its transaction, which says whether a reader can see it yet
     */
    record RowChanged(
            String table,
            Map<String, @Nullable String> before,
            Map<String, @Nullable String> after,
            Version version,
            long transaction)
            implements FeedEvent {

        public boolean isDelete() {
            return after.isEmpty();
        }
    }

    /**
     * Everything before this was committed, and may be acknowledged with the position once it is in the target.
     *
     * @param at when the source committed, by the source's clock
     */
    record Committed(String position, Instant at) implements FeedEvent {}

    /**
     * A table is not as it was when the feed was made, or was emptied in one go: nothing after it may be applied.
     *
     * @param problem one sentence that names the table and what differs
     */
    record Broken(String table, String problem) implements FeedEvent {}
}
