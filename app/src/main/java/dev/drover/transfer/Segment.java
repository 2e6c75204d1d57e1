package dev.drover.transfer;

import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.SourceKey;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source table and how far it has been copied.
 *
 * @param number its place in the order of the copy, from 0
 * @param tableName the target table in the model
 * @param cursor the key of the last row of the longest prefix that the target acknowledged; null at the beginning
 * @param sequence counts the checkpoints
 */
record Segment(
        int number,
        String tableName,
        String entity,
        KeyRange range,
        @Nullable SourceKey cursor,
        long sequence,
        boolean done) {

    /** A part that nobody has begun. */
    static Segment fresh(int number, String tableName, String entity, KeyRange range) {
        return new Segment(number, tableName, entity, range, null, 0, false);
    }

    Segment after(@Nullable SourceKey newCursor, boolean nowDone) {
        return new Segment(number, tableName, entity, range, newCursor, sequence + 1, nowDone);
    }
}
