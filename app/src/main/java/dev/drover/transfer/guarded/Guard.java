package dev.drover.transfer.guarded;

import dev.drover.model.mapping.Item;
import dev.drover.transfer.change.Version;
import org.jspecify.annotations.Nullable;

/**
 * Decides under which condition each write of one job may land, and what a write that did not land means.
 *
 * <p>Copies and changes of a row may reach the target in any order, several times, and long after their sender gave up:
 * what stays is the newest. The rules were searched for counterexamples, see the simulation in the tests.
 */
public final class Guard {

    private static final Condition NOTHING_THERE = new Condition.NothingThere();

    private final String job;

    /** @param job a name that no other job on the same tables has */
    public Guard(String job) {
        this.job = job;
    }

    /** A row as the copy read it: it lands only where nothing is, because whatever is there is as new or newer. */
    public GuardedWrite copied(Origin origin, TargetKey key, Item item) {
        return put(key, item, mark(origin, Version.OF_A_COPY, false));
    }

    /**
     * A row as it was read after a change that its reader could see.
     *
     * @param version of the newest change of the row that the reader could see for certain
     */
    public GuardedWrite changed(Origin origin, TargetKey key, Item item, Version version) {
        return put(key, item, mark(origin, version, false));
    }

    /** A row that is gone, or that has gone to another key. */
    public GuardedWrite gone(Origin origin, TargetKey key, Version version) {
        Mark mark = mark(origin, version, true);
        return new GuardedWrite.Bury(key, mark, usual(mark));
    }

    /**
     * What it means that a write was refused because of what is there.
     *
     * @param there null if nothing is
     */
    public AfterRefusal afterRefusal(GuardedWrite refused, @Nullable Stored there) {
        if (there == null) {
            return AfterRefusal.TRY_AGAIN;
        }
        Mark other = there.mark();
        if (other == null || !other.job().equals(job)) {
            return AfterRefusal.NOT_OURS;
        }
        Mark own = refused.mark();
        if (other.origin().equals(own.origin())) {
            if (own.version().isNewerThan(other.version())) {
                return AfterRefusal.TRY_AGAIN;
            }
            return other.equals(own) ? AfterRefusal.ALREADY_THERE : AfterRefusal.NEWER_THERE;
        }
        if (!own.tombstone()) {
            return AfterRefusal.ASK_THE_SOURCE;
        }
        // The key has an item or a tombstone of another row, which holds late writes back as well, but only for as long
        // as it is kept: of two tombstones the newer one is kept longer.
        return other.tombstone() && own.version().isNewerThan(other.version())
                ? AfterRefusal.REPLACE
                : AfterRefusal.NEWER_THERE;
    }

    /**
     * The same write once more, over the item of another row.
     *
     * <p>Allowed only if the source says that the key belongs to the writing row now and not to the other one. If the
     * target has moved on since, it is refused again.
     */
    public GuardedWrite insteadOf(Mark seen, GuardedWrite write) {
        return write.under(new Condition.StillThere(seen));
    }

    /** The same write once more, under the condition that it had at first. */
    public GuardedWrite again(GuardedWrite write) {
        return write.under(usual(write.mark()));
    }

    /** Takes away what was kept about a record, when {@link PurgeHorizon} says that nothing late can come any more. */
    public GuardedWrite cleared(TargetKey key, Mark seen) {
        return new GuardedWrite.Clear(key, seen);
    }

    private static GuardedWrite put(TargetKey key, Item item, Mark mark) {
        return new GuardedWrite.Put(key, item, mark, usual(mark));
    }

    private static Condition usual(Mark mark) {
        return mark.version().equals(Version.OF_A_COPY) ? NOTHING_THERE : new Condition.NothingNewer(mark);
    }

    private Mark mark(Origin origin, Version version, boolean tombstone) {
        return new Mark(job, origin, version, tombstone);
    }
}
