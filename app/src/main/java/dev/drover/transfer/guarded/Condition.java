package dev.drover.transfer.guarded;

import dev.drover.transfer.change.Version;
import org.jspecify.annotations.Nullable;

/** When a write may land. Each target says it in its own language; {@link #allows} is what all of them must mean. */
public sealed interface Condition {

    /** Whether it holds where the given thing is. */
    boolean allows(@Nullable Stored there);

    /** Nothing is there, not even a tombstone. */
    record NothingThere() implements Condition {

        @Override
        public boolean allows(@Nullable Stored there) {
            return there == null;
        }
    }

    /** Nothing is there, or something older of the same row. */
    record NothingNewer(Origin origin, Version version) implements Condition {

        @Override
        public boolean allows(@Nullable Stored there) {
            return there == null
                    || there.mark() != null
                            && there.mark().origin().equals(origin)
                            && version.isNewerThan(there.mark().version());
        }
    }

    /** What was seen is still there, unchanged. */
    record StillThere(Mark seen) implements Condition {

        @Override
        public boolean allows(@Nullable Stored there) {
            return there != null && seen.equals(there.mark());
        }
    }
}
