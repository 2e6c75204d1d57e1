package dev.drover.proof;

import dev.drover.proof.ProofProgress.Phase;
import java.util.function.LongSupplier;

/** How far a proof is, for those who watch; and whether anybody still wants it. */
final class ProofMeter {

    private static final double SECOND = 1e9;

    private volatile State state = new State(Phase.WAITING, () -> 0, 0, System.nanoTime());
    private volatile boolean unwanted;

    private record State(Phase phase, LongSupplier done, long total, long began) {}

    void phase(Phase phase, LongSupplier done, long total) {
        state = new State(phase, done, total, System.nanoTime());
    }

    ProofProgress progress() {
        State now = state;
        long done = now.done().getAsLong();
        double seconds = (System.nanoTime() - now.began()) / SECOND;
        double rate = done == 0 ? 0 : done / Math.max(seconds, 0.001);
        Long left = rate == 0 || now.total() == 0 ? null : Math.round(Math.max(0, now.total() - done) / rate);
        return new ProofProgress(now.phase(), done, now.total(), rate, left);
    }

    void callOff() {
        unwanted = true;
    }

    /** @throws CalledOffException if nobody wants it any more */
    void check() {
        if (unwanted) {
            throw new CalledOffException();
        }
    }
}
