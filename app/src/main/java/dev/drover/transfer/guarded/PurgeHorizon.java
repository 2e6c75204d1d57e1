package dev.drover.transfer.guarded;

import dev.drover.transfer.change.Version;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells up to which version tombstones may be purged: no write that they hold back can still be on its way.
 *
 * <p>That is so for the versions that were acknowledged a grace period ago, when the copy was done already. Time is
 * counted by a clock that only goes forward, from the start of this process: after a restart the grace begins anew.
 */
public final class PurgeHorizon {

    private final long grace;
    private @Nullable Version watched;
    private long since;
    private @Nullable Version safe;

    /**
     * Begins to watch.
     *
     * @param grace how long a write may still land after its sender was taken for dead: the length of a lease, in which
     *     the sender believes that it may begin one, and then the time that a call can be on its way
     */
    public PurgeHorizon(Duration grace) {
        this.grace = grace.toNanos();
    }

    /**
     * Looks at where things stand now; to be asked before each purge.
     *
     * @param copyDone whether every segment is done and every write of the copy answered
     * @param acknowledged everything up to it is applied, and will not be delivered again
     * @param now nanoseconds of a clock that only goes forward
     * @return the newest version whose tombstones may go; empty if none may yet
     */
    public Optional<Version> at(boolean copyDone, Version acknowledged, long now) {
        if (!copyDone) {
            watched = null;
            return Optional.empty();
        }
        if (watched == null) {
            watched = acknowledged;
            since = now;
        } else if (now - since >= grace) {
            safe = watched;
            watched = acknowledged;
            since = now;
        }
        return Optional.ofNullable(safe);
    }
}
