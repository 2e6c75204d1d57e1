package dev.drover.sandbox.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the new store in step with the old one while both are written.
 *
 * <p>Two stores share no transaction: the new one may be down, and the shop may be killed between the two writes. So
 * after a start and after every failure, everything that changed since is written to the new store again, which is
 * harmless where it was there already.
 */
final class CatchUp {

    /** Longer than any write takes, so that a killed shop misses nothing. */
    private static final Duration BEFORE_A_START = Duration.ofMinutes(2);

    private static final int BATCH = 50;

    private final OldStore oldStore;
    private final NewStore newStore;
    private final ShopFigures figures;
    private final Clock clock;
    private boolean begun;
    private @Nullable Instant behindSince;

    CatchUp(OldStore oldStore, NewStore newStore, ShopFigures figures, Clock clock) {
        this.oldStore = oldStore;
        this.newStore = newStore;
        this.figures = figures;
        this.clock = clock;
    }

    /** Both stores are written from now on. */
    void begin() {
        if (!begun) {
            begun = true;
            behindSince = clock.instant().minus(BEFORE_A_START);
        }
    }

    /** The new store is no longer kept in step: it needs a new copy before both are written again. */
    void forget() {
        begun = false;
        behindSince = null;
    }

    /** Brings the new store in step with what was just written to an order. */
    void follow(long order) {
        if (behindSince == null) {
            put(oldStore.read(order));
        } else {
            catchUp(behindSince);
        }
        figures.written(Store.NEW);
    }

    void fellBehind(Instant since) {
        if (behindSince == null) {
            behindSince = since.minusSeconds(1);
        }
    }

    /** Whether the new store has everything, after one more attempt to make it so. */
    boolean isComplete() {
        if (behindSince != null) {
            catchUp(behindSince);
        }
        return behindSince == null;
    }

    private void catchUp(Instant since) {
        List<ShopOrder> changed = oldStore.changedSince(since, BATCH);
        changed.forEach(this::put);
        behindSince =
                changed.size() < BATCH ? null : changed.get(changed.size() - 1).updatedAt();
    }

    private void put(ShopOrder order) {
        newStore.put(order);
        oldStore.paymentsOf(order.id()).forEach(newStore::put);
    }
}
