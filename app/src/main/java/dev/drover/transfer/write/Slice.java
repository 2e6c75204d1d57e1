package dev.drover.transfer.write;

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
public final class Slice {

    private static final long LOOK_UP = TimeUnit.MILLISECONDS.toNanos(20);

    private final Semaphore inFlight;
    private final CapacityBudget budget;
    private volatile long endsAt;
    private final AtomicReference<Obstacle> obstacle = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger rowsSetAside = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean interrupted;

    /** @param lasts nanoseconds from now */
    public Slice(int itemsInFlight, CapacityBudget budget, long lasts) {
        this.inFlight = new Semaphore(itemsInFlight);
        this.budget = budget;
        this.endsAt = System.nanoTime() + lasts;
    }

    public CapacityBudget budget() {
        return budget;
    }

    /** Whether another item may be sent. */
    public boolean goesOn() {
        return !stopped && System.nanoTime() - endsAt < 0;
    }

    /**
     * Lets it last longer.
     *
     * @param from a moment of {@link System#nanoTime}
     * @param lasts nanoseconds after that moment
     */
    public void lastUntil(long from, long lasts) {
        endsAt = from + lasts;
    }

    /** Lets what is under way finish and starts nothing new. */
    public void stop() {
        stopped = true;
    }

    /** The same, because the thread that asked for the slice was interrupted. */
    public void interrupt() {
        interrupted = true;
        stopped = true;
    }

    public boolean interrupted() {
        return interrupted;
    }

    /** The same, because a person must mend something; the first obstacle counts. */
    public void stop(Obstacle met) {
        obstacle.compareAndSet(null, met);
        stopped = true;
    }

    /** The same, because a row cannot become an item. */
    public void setAside(MappedRow.Rejected row) {
        rowsSetAside.incrementAndGet();
        stop(Obstacle.rejected(row));
    }

    public int rowsSetAside() {
        return rowsSetAside.get();
    }

    /** The same, because of a defect or because Drover's own database failed. */
    public void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        stopped = true;
    }

    public Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle.get());
    }

    @Nullable
    public Throwable failure() {
        return failure.get();
    }

    /** Waits until an item may be sent; false if the slice ended first. Whoever gets true must {@link #landed}. */
    public boolean takeOff() throws InterruptedException {
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
    public void landed() {
        inFlight.release();
    }
}
