package dev.drover.transfer;

import dev.drover.model.mapping.MappedRow;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of one slice share: how much may be under way, and whether to go on.
 *
 * <p>The end of the slice is also kept as a time, because a process that was frozen must not write another item after it
 * wakes, and others have gone on with its work.
 */
final class Slice {

    private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(20);

    private final Semaphore inFlight;
    private final CapacityBudget budget;
    private final long endsAt;
    private final AtomicReference<Obstacle> obstacle = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger rowsSetAside = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean interrupted;

    /** @param lasts nanoseconds from now */
    Slice(int itemsInFlight, CapacityBudget budget, long lasts) {
        this.inFlight = new Semaphore(itemsInFlight);
        this.budget = budget;
        this.endsAt = System.nanoTime() + lasts;
    }

    CapacityBudget budget() {
        return budget;
    }

    /** Whether another item may be sent. */
    boolean goesOn() {
        return !stopped && System.nanoTime() - endsAt < 0;
    }

    /** Lets what is under way finish and starts nothing new. */
    void stop() {
        stopped = true;
    }

    /** The same, because the thread that asked for the slice was interrupted. */
    void interrupt() {
        interrupted = true;
        stopped = true;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** The same, because a person must mend something; the first obstacle counts. */
    void stop(Obstacle met) {
        obstacle.compareAndSet(null, met);
        stopped = true;
    }

    /** The same, because a row cannot become an item. */
    void setAside(MappedRow.Rejected row) {
        rowsSetAside.incrementAndGet();
        stop(Obstacle.rejected(row));
    }

    int rowsSetAside() {
        return rowsSetAside.get();
    }

    /** The same, because of a defect or because Drover's own database failed. */
    void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        stopped = true;
    }

    Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle.get());
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** Waits until an item may be sent; false if the slice ended first. Whoever gets true must {@link #landed}. */
    boolean takeOff() throws InterruptedException {
        while (!inFlight.tryAcquire(LOOK_UP, TimeUnit.NANOSECONDS)) {
            if (!goesOn()) {
                return false;
            }
        }
        while (goesOn()) {
            long wait = budget.nanosToWait();
            if (wait <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(wait, LOOK_UP));
        }
        inFlight.release();
        return false;
    }

    /** An item that took off is settled, one way or the other. */
    void landed() {
        inFlight.release();
    }
}
