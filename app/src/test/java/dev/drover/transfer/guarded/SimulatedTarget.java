package dev.drover.transfer.guarded;

import dev.drover.model.mapping.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A target behind a network that loses answers: a write whose sender heard nothing may have landed, may land later, or
 * never. Virtual time bounds how late.
 */
final class SimulatedTarget {

    /** How long a call can be on its way, in units of virtual time. */
    static final int CALL = 20;

    /** @param item null for a tombstone */
    record Entry(Mark mark, @Nullable Item item) {}

    /** What a sender hears; silence is null. */
    record Answer(boolean landed, @Nullable Stored there) {}

    private record Late(GuardedWrite write, long until) {}

    private final RandomGenerator random;
    private final Rules rules;
    private final Map<TargetKey, Entry> entries = new HashMap<>();
    private final List<Late> late = new ArrayList<>();
    private boolean calm;
    private long now;

    SimulatedTarget(RandomGenerator random, Rules rules) {
        this.random = random;
        this.rules = rules;
    }

    long now() {
        return now;
    }

    /** From now on every call is answered; what is on its way may still land. */
    void calmDown() {
        calm = true;
    }

    @Nullable
    Answer send(GuardedWrite write) {
        int luck = calm ? 0 : random.nextInt(16);
        if (luck < 11) {
            return land(write);
        }
        if (luck < 13) {
            land(write);
            return null;
        }
        if (luck < 15) {
            late.add(new Late(write, now + 1 + random.nextInt(CALL)));
        }
        return null;
    }

    boolean hasLate() {
        return !late.isEmpty();
    }

    void landOneLate() {
        land(late.remove(random.nextInt(late.size())).write());
    }

    /** Time passes; calls that were long enough on their way land now or are lost. */
    void pass(int time) {
        now += time;
        for (int i = late.size() - 1; i >= 0; i--) {
            if (late.get(i).until() < now) {
                Late gone = late.remove(i);
                if (random.nextInt(3) > 0) {
                    land(gone.write());
                }
            }
        }
    }

    private Answer land(GuardedWrite write) {
        Entry there = entries.get(write.key());
        Stored stored = there == null ? null : new Stored(there.mark());
        if (!rules.allows(write, stored)) {
            return new Answer(false, stored);
        }
        if (write instanceof GuardedWrite.Put put) {
            entries.put(put.key(), new Entry(put.mark(), put.item()));
        } else if (write instanceof GuardedWrite.Bury bury && rules.buries()) {
            entries.put(bury.key(), new Entry(bury.mark(), null));
        } else {
            entries.remove(write.key());
        }
        return new Answer(true, null);
    }

    /** What a scan of the table finds. */
    Map<TargetKey, Entry> entries() {
        return entries;
    }
}
