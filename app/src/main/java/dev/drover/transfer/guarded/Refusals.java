package dev.drover.transfer.guarded;

import org.jspecify.annotations.Nullable;

/** Decides what follows a refused write, and asks the source where nobody else can tell. */
public final class Refusals {

    private final Guard guard;
    private final Owners owners;

    public Refusals(Guard guard, Owners owners) {
        this.guard = guard;
        this.owners = owners;
    }

    /** The source as it is now. */
    public interface Owners {

        /** Whether the row becomes an item at this key. */
        boolean isAt(Origin origin, TargetKey key);
    }

    /** What follows. */
    public sealed interface Next {

        /**
         * Nothing: the write is settled.
         *
         * @param newer whether something newer is there, or its row has gone elsewhere; otherwise an earlier attempt of it
         *     is there
         */
        record Done(boolean newer) implements Next {}

        /** This write has to be sent. */
        record Send(GuardedWrite write) implements Next {}

        /** Two rows of the source have the key now. */
        record TwoRows(Origin own, Origin other) implements Next {}

        /** Somebody else writes into the table. */
        record Foreign() implements Next {}
    }

    /**
     * What to do now.
     *
     * @param means what the guard said about the refusal
     * @param there what is at the key; null if nothing is
     */
    public Next after(AfterRefusal means, GuardedWrite refused, @Nullable Stored there) {
        return switch (means) {
            case ALREADY_THERE -> new Next.Done(false);
            case NEWER_THERE -> new Next.Done(true);
            case TRY_AGAIN -> new Next.Send(guard.again(refused));
            case REPLACE -> new Next.Send(guard.insteadOf(mark(there), refused));
            case ASK_THE_SOURCE -> ask(refused, mark(there));
            case NOT_OURS -> new Next.Foreign();
        };
    }

    private Next ask(GuardedWrite refused, Mark other) {
        Origin own = refused.mark().origin();
        if (!owners.isAt(own, refused.key())) {
            return new Next.Done(true);
        }
        if (!other.tombstone() && owners.isAt(other.origin(), refused.key())) {
            return new Next.TwoRows(own, other.origin());
        }
        return new Next.Send(guard.insteadOf(other, refused));
    }

    private static Mark mark(@Nullable Stored there) {
        if (there == null || there.mark() == null) {
            throw new IllegalArgumentException("Only what has a mark can be replaced");
        }
        return there.mark();
    }
}
