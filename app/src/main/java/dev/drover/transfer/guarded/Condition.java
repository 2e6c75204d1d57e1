package dev.drover.transfer.guarded;

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

    /** Nothing is there, or something older that the same job made from the same row. */
    record NothingNewer(Mark own) implements Condition {

        @Override
        public boolean allows(@Nullable Stored there) {
            if (there == null) {
                return true;
            }
            Mark mark = there.mark();
            return mark != null
                    && mark.job().equals(own.job())
                    && mark.origin().equals(own.origin())
                    && own.version().isNewerThan(mark.version());
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
