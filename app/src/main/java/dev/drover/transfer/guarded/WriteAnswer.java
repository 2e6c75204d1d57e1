package dev.drover.transfer.guarded;

import org.jspecify.annotations.Nullable;

/** What a target says to a guarded write. */
public sealed interface WriteAnswer {

    /** @param units write capacity that it used, indexes included; 0 if the target does not say */
    record Landed(double units) implements WriteAnswer {}

    /**
     * Its condition did not hold.
     *
     * @param there what is at its key; null if nothing is
     */
    record Refused(@Nullable Stored there) implements WriteAnswer {}
}
