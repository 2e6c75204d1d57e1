package dev.drover.transfer.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SliceTest {

    private final CapacityBudget unlimited = new CapacityBudget(0, System::nanoTime);

    @Test
    @Tag("failure-32")
    void letsNothingTakeOffAfterItsEndThoughNobodyStoppedIt() throws InterruptedException {
        Slice slice = new Slice(1, unlimited, 0);
        assertThat(slice.goesOn()).isFalse();
        assertThat(slice.takeOff()).isFalse();
    }

    @Test
    void boundsWhatIsUnderWay() throws InterruptedException {
        Slice slice = new Slice(2, unlimited, Duration.ofMillis(200).toNanos());
        assertThat(slice.takeOff()).isTrue();
        assertThat(slice.takeOff()).isTrue();
        slice.landed();
        assertThat(slice.takeOff()).isTrue();
        assertThat(slice.takeOff()).isFalse();
    }

    @Test
    void waitsForTheBudgetNoLongerThanItLasts() throws InterruptedException {
        CapacityBudget empty = new CapacityBudget(1, System::nanoTime);
        empty.pay(1_000);
        Slice slice = new Slice(1, empty, Duration.ofMillis(100).toNanos());
        assertThat(slice.takeOff()).isFalse();
    }

    @Test
    void keepsTheFirstObstacle() {
        Slice slice = new Slice(1, unlimited, Duration.ofMinutes(1).toNanos());
        assertThat(slice.goesOn()).isTrue();
        slice.stop(Obstacle.claimed("first"));
        slice.stop(Obstacle.claimed("second"));
        assertThat(slice.goesOn()).isFalse();
        assertThat(slice.obstacle()).contains(Obstacle.claimed("first"));
    }
}
