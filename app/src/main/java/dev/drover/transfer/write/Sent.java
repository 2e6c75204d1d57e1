package dev.drover.transfer.write;

import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Stored;
import org.jspecify.annotations.Nullable;

/** What became of a guarded write that was sent. */
public sealed interface Sent {

    /** @param units write capacity that it used */
    record Landed(double units) implements Sent {}

    /**
     * Nothing was to be done.
     *
     * @param newer whether something newer is there, or the row has gone elsewhere; otherwise an earlier attempt of it is
     *     there
     */
    record Late(boolean newer, double units) implements Sent {}

    /**
     * It was refused by what is there, and has to be settled.
     *
     * @param there null if nothing is
     */
    record Open(GuardedWrite refused, @Nullable Stored there, double units) implements Sent {}

    /** The slice ended before it was answered. */
    record LeftOut() implements Sent {}
}
