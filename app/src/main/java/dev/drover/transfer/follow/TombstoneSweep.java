package dev.drover.transfer.follow;

import dev.drover.transfer.change.Version;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Sent;
import dev.drover.transfer.write.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Clears some tombstones and forgets them. Whoever asks has made sure that nothing needs them any more. */
final class TombstoneSweep {

    private static final int AT_ONCE = 500;

    private final Tombstones tombstones;
    private final Following following;
    private final GuardedSends sends;
    private final Slice slice;

    TombstoneSweep(Tombstones tombstones, Following following, GuardedSends sends, Slice slice) {
        this.tombstones = tombstones;
        this.following = following;
        this.sends = sends;
        this.slice = slice;
    }

    /**
     * Clears up to some hundreds.
     *
     * @param before only those with an older version; null for all
     * @return whether there were any
     */
    boolean some(@Nullable Version before) throws InterruptedException {
        List<GuardedWrite.Clear> some = tombstones.some(following.id(), following.name(), before, AT_ONCE);
        List<GuardedWrite.Clear> gone = new ArrayList<>();
        Map<GuardedWrite.Clear, GuardedWrite.Clear> others = new LinkedHashMap<>();
        for (Map.Entry<GuardedWrite.Clear, Sent> one : send(some).entrySet()) {
            Mark other = otherTombstone(one.getValue());
            if (other == null && !(one.getValue() instanceof Sent.LeftOut)) {
                // Where it was refused something else is there: the tombstone has gone already.
                gone.add(one.getKey());
            } else if (other != null && (before == null || before.isNewerThan(other.version()))) {
                // Changes that came twice may have made another tombstone than the one that was written down.
                others.put(new GuardedWrite.Clear(one.getKey().key(), other), one.getKey());
            }
        }
        send(others.keySet()).forEach((other, sent) -> {
            if (!(sent instanceof Sent.LeftOut)) {
                gone.add(others.get(other));
            }
        });
        tombstones.forget(following.id(), gone);
        return !some.isEmpty();
    }

    private @Nullable Mark otherTombstone(Sent sent) {
        Mark there = sent instanceof Sent.Open refused && refused.there() != null
                ? refused.there().mark()
                : null;
        return there != null && there.tombstone() && there.job().equals(following.name()) ? there : null;
    }

    private Map<GuardedWrite.Clear, Sent> send(Iterable<GuardedWrite.Clear> clears) throws InterruptedException {
        Map<GuardedWrite.Clear, CompletableFuture<Sent>> underWay = new LinkedHashMap<>();
        for (GuardedWrite.Clear clear : clears) {
            if (slice.takeOff()) {
                underWay.put(clear, sends.send(clear));
            }
        }
        Map<GuardedWrite.Clear, Sent> answers = new LinkedHashMap<>();
        for (Map.Entry<GuardedWrite.Clear, CompletableFuture<Sent>> one : underWay.entrySet()) {
            answers.put(one.getKey(), GuardedSends.await(one.getValue()));
        }
        return answers;
    }
}
