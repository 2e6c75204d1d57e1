package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.List;

/**
 * What auto scaling of provisioned capacity does over a day.
 *
 * <pre>
 * out : 2 minutes in a row above the target            -> the last minute / target
 * in  : 15 minutes in a row below the target less 20 %  -> the largest of them / target
 *       the first 4 times of a day at once, then at most once in an hour
 * </pre>
 *
 * <p>A change counts from the next minute on. The least capacity is 1 unit. Source: DynamoDB developer guide, "Managing
 * throughput capacity automatically", and "Quotas" for decreases; the alarms of a target of 70 % lie at 70 % and 50 %.
 */
final class Autoscaling {

    private static final int OUT_MINUTES = 2;
    private static final int IN_MINUTES = 15;
    private static final int DECREASES_AT_ONCE = 4;
    private static final int MINUTES_BETWEEN_DECREASES = 60;
    private static final BigDecimal BELOW = new BigDecimal("0.20");

    private final BigDecimal target;
    private BigDecimal capacity = BigDecimal.ONE;
    private BigDecimal largest = BigDecimal.ZERO;
    private int above;
    private int below;
    private int decreases;
    private int lastDecrease;

    private Autoscaling(BigDecimal target) {
        this.target = target;
    }

    /**
     * A day of one table or index.
     *
     * @param capacityUnitHours what is paid
     * @param usedUnitHours of them, those that were asked for
     * @param minutesAbove in which more was asked for than there was, so that calls may be refused
     */
    record Day(BigDecimal capacityUnitHours, BigDecimal usedUnitHours, int minutesAbove) {

        static final Day NOTHING = new Day(BigDecimal.ZERO, BigDecimal.ZERO, 0);

        Day and(Day other) {
            return new Day(
                    capacityUnitHours.add(other.capacityUnitHours),
                    usedUnitHours.add(other.usedUnitHours),
                    Math.max(minutesAbove, other.minutesAbove));
        }

        /** From 0 to 1. */
        BigDecimal utilisation() {
            return capacityUnitHours.signum() == 0
                    ? BigDecimal.ZERO
                    : usedUnitHours.divide(capacityUnitHours, Money.PRECISION);
        }
    }

    /**
     * Begins with the capacity that the first minute needs.
     *
     * @param unitsPerSecond in each minute
     * @param target share of the capacity that is to be used
     */
    static Day day(List<BigDecimal> unitsPerSecond, BigDecimal target) {
        if (unitsPerSecond.stream().allMatch(units -> units.signum() == 0)) {
            return Day.NOTHING;
        }
        return new Autoscaling(target).run(unitsPerSecond);
    }

    private Day run(List<BigDecimal> unitsPerSecond) {
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal used = BigDecimal.ZERO;
        int minutesAbove = 0;
        capacity = needed(unitsPerSecond.get(0));
        for (int minute = 0; minute < unitsPerSecond.size(); minute++) {
            BigDecimal asked = unitsPerSecond.get(minute);
            paid = paid.add(capacity);
            used = used.add(asked.min(capacity));
            minutesAbove += asked.compareTo(capacity) > 0 ? 1 : 0;
            observe(minute, asked);
        }
        return new Day(hours(paid), hours(used), minutesAbove);
    }

    private void observe(int minute, BigDecimal asked) {
        above = asked.compareTo(capacity.multiply(target)) > 0 ? above + 1 : 0;
        boolean low = asked.compareTo(capacity.multiply(target.subtract(BELOW))) < 0;
        below = low ? below + 1 : 0;
        largest = low ? largest.max(asked) : BigDecimal.ZERO;
        if (above >= OUT_MINUTES) {
            change(needed(asked));
        } else if (below >= IN_MINUTES && needed(largest).compareTo(capacity) < 0 && mayDecrease(minute)) {
            decreases++;
            lastDecrease = minute;
            change(needed(largest));
        }
    }

    private boolean mayDecrease(int minute) {
        return decreases < DECREASES_AT_ONCE || minute - lastDecrease >= MINUTES_BETWEEN_DECREASES;
    }

    private void change(BigDecimal to) {
        capacity = to;
        above = 0;
        below = 0;
        largest = BigDecimal.ZERO;
    }

    private BigDecimal needed(BigDecimal asked) {
        return Money.ceil(asked.divide(target, Money.PRECISION)).max(BigDecimal.ONE);
    }

    private static BigDecimal hours(BigDecimal unitMinutes) {
        return unitMinutes.divide(BigDecimal.valueOf(60), Money.PRECISION);
    }
}
