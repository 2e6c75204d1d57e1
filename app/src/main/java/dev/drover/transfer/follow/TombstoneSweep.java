package dev.drover.transfer.follow;

import dev.drover.transfer.change.Version;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Sent;
import dev.drover.transfer.write.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
        Map<GuardedWrite.Clear, CompletableFuture<Sent>> sent = new LinkedHashMap<>();
        for (GuardedWrite.Clear clear : some) {
            if (slice.takeOff()) {
                sent.put(clear, sends.send(clear));
            }
        }
        List<GuardedWrite.Clear> gone = new ArrayList<>();
        for (Map.Entry<GuardedWrite.Clear, CompletableFuture<Sent>> one : sent.entrySet()) {
            // Refused means that something else is there: the tombstone has gone already.
            if (!(answer(one.getValue()) instanceof Sent.LeftOut)) {
                gone.add(one.getKey());
            }
        }
        tombstones.forget(following.id(), gone);
        return !some.isEmpty();
    }

    private static Sent answer(CompletableFuture<Sent> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What became of a write is never an exception", e);
        }
    }
}
