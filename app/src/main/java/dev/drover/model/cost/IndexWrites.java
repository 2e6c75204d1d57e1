package dev.drover.model.cost;

import dev.drover.model.Projection;
import java.math.BigDecimal;

/**
 * How many write units one write to a table takes on one of its indexes.
 *
 * <p>Source: DynamoDB developer guide, "Using global secondary indexes", provisioned throughput considerations.
 */
public final class IndexWrites {

    private IndexWrites() {}

    /** What a write does to the entry of an index. */
    public enum Effect {
        /** The item lacks a key attribute of the index, so it has no entry. */
        NOT_IN_INDEX,
        /** A new item, or one that is deleted: one entry comes or goes. */
        NEW_OR_DELETED,
        /** The value of an index key changes: the old entry is deleted and a new one is put. */
        KEY_CHANGED,
        /** The index keys stay, and an attribute that the index carries may change. */
        CARRIED_CHANGED,
        /** The index keys stay, and no attribute changes that the index carries. */
        NOTHING_CARRIED_CHANGED
    }

    /** Takes the projected bytes of the entry before and after the write. */
    public static BigDecimal units(Effect effect, BigDecimal projectedBefore, BigDecimal projectedAfter) {
        return switch (effect) {
            case NOT_IN_INDEX, NOTHING_CARRIED_CHANGED -> BigDecimal.ZERO;
            case NEW_OR_DELETED, CARRIED_CHANGED -> WriteUnits.of(projectedBefore.max(projectedAfter));
            case KEY_CHANGED -> WriteUnits.of(projectedBefore).add(WriteUnits.of(projectedAfter));
        };
    }

    /** What an update does that leaves the keys of the index alone. */
    public static Effect keyUnchanged(Projection projection, boolean projectedAttributeChanges) {
        boolean carried = projection == Projection.ALL || projection == Projection.INCLUDE && projectedAttributeChanges;
        return carried ? Effect.CARRIED_CHANGED : Effect.NOTHING_CARRIED_CHANGED;
    }

    /** Units of the indexes for each unit of the table. */
    public static BigDecimal amplification(BigDecimal indexUnits, BigDecimal tableUnits) {
        return indexUnits.divide(tableUnits, Money.PRECISION);
    }
}
