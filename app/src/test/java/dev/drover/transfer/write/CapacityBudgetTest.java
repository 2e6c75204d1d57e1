package dev.drover.transfer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CapacityBudgetTest {

    private long now = 1_000_000_000_000L;

    @Test
    void letsEverythingPassWithoutALimit() {
        CapacityBudget budget = new CapacityBudget(0, () -> now);
        budget.pay(1e9);
        assertThat(budget.nanosToWait()).isZero();
        assertThat(budget.rate()).isInfinite();
    }

    @Test
    void isPaidAfterwardsAndMayGoBelowZero() {
        CapacityBudget budget = new CapacityBudget(100, () -> now);
        pass(Duration.ofMillis(10));
        assertThat(budget.nanosToWait()).isZero();
        budget.pay(51);
        assertThat(budget.nanosToWait()).isCloseTo(millis(500), within(10L));
        pass(Duration.ofMillis(499));
        assertThat(budget.nanosToWait()).isPositive();
        pass(Duration.ofMillis(2));
        assertThat(budget.nanosToWait()).isZero();
    }

    @Test
    @Tag("failure-33")
    void holdsTheRateWhateverAWriteCosts() {
        CapacityBudget budget = new CapacityBudget(1_000, () -> now);
        double paid = 0;
        long began = now;
        for (int i = 0; now - began < millis(10_000); i++) {
            now += budget.nanosToWait();
            double units = 1 + i % 40;
            budget.pay(units);
            paid += units;
        }
        assertThat(paid / ((now - began) / 1e9)).isCloseTo(1_000, within(10.0));
    }

    @Test
    void makesUpForAGapBetweenSlicesButNotForALongOne() {
        CapacityBudget budget = new CapacityBudget(100, () -> now);
        pass(Duration.ofMillis(300));
        assertThat(unitsAtOnce(budget)).isEqualTo(30);
        pass(Duration.ofHours(1));
        assertThat(unitsAtOnce(budget)).isEqualTo(100);
    }

    @Test
    void halvesTheRateWhenThrottledAndAddsItBackSlowly() {
        CapacityBudget budget = new CapacityBudget(1_000, () -> now);
        runFor(budget, 3);
        budget.throttled();
        assertThat(budget.rate()).isCloseTo(500, within(10.0));
        double before = budget.rate();
        runFor(budget, 2);
        assertThat(budget.rate()).isBetween(before + 49, before + 101);
        runFor(budget, 30);
        assertThat(budget.rate()).isEqualTo(1_000);
        assertThat(budget.throttles()).isEqualTo(1);
    }

    @Test
    void takesThrottlesThatComeTogetherForOneSign() {
        CapacityBudget budget = new CapacityBudget(1_000, () -> now);
        runFor(budget, 3);
        for (int i = 0; i < 32; i++) {
            budget.throttled();
        }
        assertThat(budget.rate()).isCloseTo(500, within(10.0));
        assertThat(budget.throttles()).isEqualTo(32);
        pass(Duration.ofMillis(1_100));
        budget.throttled();
        assertThat(budget.rate()).isLessThan(260);
    }

    @Test
    void findsARateWhereNoneWasSetWhenThrottled() {
        CapacityBudget budget = new CapacityBudget(0, () -> now);
        for (int i = 0; i < 300; i++) {
            pass(Duration.ofMillis(10));
            budget.pay(20);
        }
        budget.throttled();
        assertThat(budget.rate()).isCloseTo(1_000, within(30.0));
        double before = budget.rate();
        runFor(budget, 10);
        assertThat(budget.rate()).isGreaterThan(before);
    }

    @Test
    void neverStopsAltogether() {
        CapacityBudget budget = new CapacityBudget(10, () -> now);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            budget.throttled();
        }
        assertThat(budget.rate()).isEqualTo(1);
        assertThat(budget.nanosToWait()).isLessThanOrEqualTo(millis(1_001));
        budget.limitTo(1_000);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            budget.throttled();
        }
        assertThat(budget.rate()).isEqualTo(20);
    }

    @Test
    void takesAnotherLimitAtOnce() {
        CapacityBudget budget = new CapacityBudget(100, () -> now);
        budget.limitTo(1_000);
        assertThat(budget.rate()).isEqualTo(1_000);
        budget.limitTo(0);
        assertThat(budget.nanosToWait()).isZero();
        budget.limitTo(50);
        budget.pay(50);
        assertThat(budget.nanosToWait()).isCloseTo(millis(1_000), within(10L));
    }

    @Test
    void knowsForHowLongNothingHasSucceeded() {
        CapacityBudget budget = new CapacityBudget(0, () -> now);
        pass(Duration.ofMinutes(5));
        assertThat(budget.failingFor()).isZero();
        budget.throttled();
        pass(Duration.ofSeconds(7));
        budget.failed();
        assertThat(budget.failingFor()).isEqualTo(Duration.ofSeconds(7));
        budget.pay(1);
        pass(Duration.ofSeconds(7));
        assertThat(budget.failingFor()).isZero();
    }

    private int unitsAtOnce(CapacityBudget budget) {
        int units = 0;
        while (budget.nanosToWait() == 0) {
            budget.pay(1);
            units++;
        }
        return units;
    }

    private void runFor(CapacityBudget budget, int seconds) {
        long end = now + millis(seconds * 1_000L);
        while (now < end) {
            long wait = budget.nanosToWait();
            if (wait == 0) {
                budget.pay(1);
            } else {
                now += wait;
            }
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
