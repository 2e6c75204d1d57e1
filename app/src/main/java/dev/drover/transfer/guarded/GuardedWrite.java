package dev.drover.transfer.guarded;

import dev.drover.model.mapping.Item;

/** A write that lands only while its condition holds. */
public sealed interface GuardedWrite {

    TargetKey key();

    /** For a write that keeps something: what it keeps about itself. For one that clears: what was seen. */
    Mark mark();

    Condition condition();

    GuardedWrite under(Condition other);

    /** Puts an item. */
    record Put(TargetKey key, Item item, Mark mark, Condition condition) implements GuardedWrite {

        @Override
        public Put under(Condition other) {
            return new Put(key, item, mark, other);
        }
    }

    /** Puts a tombstone in the place of an item that is gone. */
    record Bury(TargetKey key, Mark mark, Condition condition) implements GuardedWrite {

        @Override
        public Bury under(Condition other) {
            return new Bury(key, mark, other);
        }
    }

    /** Takes the mark off an item, or a tombstone away; only what was seen, and only when nothing late can come any more. */
    record Clear(TargetKey key, Mark mark) implements GuardedWrite {

        @Override
        public Condition condition() {
            return new Condition.StillThere(mark);
        }

        @Override
        public Clear under(Condition other) {
            throw new IllegalStateException("What was seen is the only thing that may be cleared");
        }
    }
}
