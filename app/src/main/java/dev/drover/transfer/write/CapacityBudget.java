package dev.drover.transfer.write;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Holds the use of capacity to a rate, and gives way when DynamoDB throttles.
 *
 * <p>Nobody knows what a write costs before it is done, so it is paid for afterwards, and the balance may go below zero;
 * the next write then waits until it is made up for. A throttle halves the rate, and every second without one adds a
 * twentieth of the full rate back.
 *
 * <p>Safe for use by many threads at once.
 */
public final class CapacityBudget {

    private static final double SECOND = 1e9;
    /** What a pause may save up, so that the gaps between slices do not lower the rate: units of so many seconds. */
    private static final double MOST_SAVED = 1;

    /** The share of the full rate that a second without a throttle adds, and below which no throttle leads. */
    private static final double ADDED_BACK = 0.05;

    private static final double SLOWEST = 0.02;
    /** Answers to writes that were under way together are one sign, not many. */
    private static final long ONE_SIGN = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private double limit;
    private double rate;
    private double balance;
    private long refilledAt;

    private long secondBegan;
    private double paidInSecond;
    private boolean throttledInSecond;
    private double paidInSecondBefore;
    private double mostPaidInSecond;

    private long throttles;
    private long slowedAt;
    private boolean failing;
    private long failingSince;

    /**
     * @param unitsPerSecond 0 for no limit
     * @param nanos a clock that only goes forward
     */
    public CapacityBudget(int unitsPerSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.limit = limit(unitsPerSecond);
        this.rate = limit;
        this.refilledAt = nanos.getAsLong();
        this.secondBegan = refilledAt;
        this.slowedAt = refilledAt - ONE_SIGN;
    }

    /** Sets another limit; 0 for none. */
    public synchronized void limitTo(int unitsPerSecond) {
        double wanted = limit(unitsPerSecond);
        if (wanted != limit) {
            limit = wanted;
            rate = wanted;
            balance = Math.min(0, balance);
        }
    }

    /** How long the next write must wait, in nanoseconds; 0 if it may go. */
    public synchronized long nanosToWait() {
        refill();
        if (Double.isInfinite(rate) || balance > 0) {
            return 0;
        }
        return 1 + (long) (-balance / rate * SECOND);
    }

    /** Pays for a write that DynamoDB acknowledged or whose condition it checked. */
    public synchronized void pay(double units) {
        refill();
        failing = false;
        paidInSecond += units;
        if (!Double.isInfinite(rate)) {
            balance -= units;
        }
    }

    /** DynamoDB refused a write because too many came. */
    public synchronized void throttled() {
        refill();
        throttles++;
        throttledInSecond = true;
        noteFailure();
        long now = nanos.getAsLong();
        if (now - slowedAt >= ONE_SIGN) {
            slowedAt = now;
            double measured = Math.max(paidInSecondBefore, paidInSecond);
            rate = Math.max(Math.max(1, SLOWEST * fullRate()), Math.min(rate, measured) / 2);
            balance = Math.min(0, balance);
        }
    }

    /** A write failed and will be tried again. */
    public synchronized void failed() {
        noteFailure();
    }

    /** For how long writes have been failing and none has succeeded. */
    public synchronized Duration failingFor() {
        return failing ? Duration.ofNanos(nanos.getAsLong() - failingSince) : Duration.ZERO;
    }

    /** How often DynamoDB throttled. */
    public synchronized long throttles() {
        return throttles;
    }

    /** Units a second that are allowed at present; infinite if there is no limit. */
    public synchronized double rate() {
        refill();
        return rate;
    }

    private void refill() {
        long now = nanos.getAsLong();
        if (!Double.isInfinite(rate)) {
            balance = Math.min(rate * MOST_SAVED, balance + (now - refilledAt) / SECOND * rate);
        }
        refilledAt = now;
        if (now - secondBegan >= SECOND) {
            if (!throttledInSecond && rate < limit) {
                rate = Math.min(limit, rate + Math.max(1, ADDED_BACK * fullRate()));
            }
            paidInSecondBefore = paidInSecond / ((now - secondBegan) / SECOND);
            mostPaidInSecond = Math.max(mostPaidInSecond, paidInSecondBefore);
            paidInSecond = 0;
            throttledInSecond = false;
            secondBegan = now;
        }
    }

    /** The limit; without one, the most that DynamoDB has taken in a second. */
    private double fullRate() {
        return Double.isInfinite(limit) ? mostPaidInSecond : limit;
    }

    private void noteFailure() {
        if (!failing) {
            failing = true;
            failingSince = nanos.getAsLong();
        }
    }

    private static double limit(int unitsPerSecond) {
        return unitsPerSecond == 0 ? Double.POSITIVE_INFINITY : unitsPerSecond;
    }
}
