package dev.drover.transfer.guarded;

import dev.drover.transfer.change.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules by which rows are moved: those of production, which each broken variant breaks in one place. */
class Rules {

    static final int LEASE = 20;

    boolean allows(GuardedWrite write, @Nullable Stored there) {
        return write.condition().allows(there);
    }

    /** Whether a deleted record leaves a tombstone. */
    boolean buries() {
        return true;
    }

    AfterRefusal afterRefusal(Guard guard, GuardedWrite refused, @Nullable Stored there) {
        return guard.afterRefusal(refused, there);
    }

    /** How long tombstones are kept at least, in units of virtual time. */
    int grace() {
        return LEASE + SimulatedTarget.CALL;
    }

    Optional<Version> purgeable(PurgeHorizon horizon, boolean copyDone, Version acknowledged, long now) {
        return horizon.at(copyDone, acknowledged, now);
    }

    /** Whether the copy waits until everything that the feed will not bring can be read. */
    boolean copyWaitsForFeed() {
        return true;
    }

    /** Whether changes are read again only when readers can see them. */
    boolean readsOnlyVisible() {
        return true;
    }

    boolean appliesDuringCopy() {
        return true;
    }

    boolean acknowledgesBeforeApplying() {
        return false;
    }

    boolean cursorWaitsForAnswers() {
        return true;
    }

    /** Whether a worker that was taken for dead stops once its lease is over. */
    boolean endsWithLease() {
        return true;
    }
}
