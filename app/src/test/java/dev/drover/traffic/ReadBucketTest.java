package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadBucketTest {

    private static final List<String> USERS =
            IntStream.range(0, 20_000).mapToObj(i -> "customer-" + i).toList();

    @Test
    void movesNobodyBackWhenTheShareRises() {
        for (String user : USERS) {
            boolean moved = false;
            for (int percent : TrafficSwitch.STOPS) {
                boolean readsNew = ReadBucket.readsNew("orders-7", user, percent);
                assertThat(readsNew || !moved)
                        .as(user + " at " + percent + " %")
                        .isTrue();
                moved = readsNew;
            }
            assertThat(moved).as(user + " at 100 %").isTrue();
        }
    }

    @Test
    void movesTheShareThatIsAskedFor() {
        for (int percent : TrafficSwitch.STOPS) {
            long moved = USERS.stream()
                    .filter(user -> ReadBucket.readsNew("orders-7", user, percent))
                    .count();
            assertThat(moved * 100.0 / USERS.size()).isCloseTo(percent, within(1.0));
        }
    }

    @Test
    void asksOtherUsersFirstInAnotherMigration() {
        long both = USERS.stream()
                .filter(user ->
                        ReadBucket.readsNew("orders-7", user, 10) && ReadBucket.readsNew("payments-8", user, 10))
                .count();
        assertThat(both * 100.0 / USERS.size()).isCloseTo(1.0, within(0.4));
    }

    /** MurmurHash3, 32 bits, seed 0: the published value for this text, so that other clients compute the same. */
    @Test
    void usesTheHashThatOtherLanguagesHave() {
        assertThat(ReadBucket.of("hello, ", "world")).isEqualTo((int) (0x149bbb7fL % 10_000));
    }
}
