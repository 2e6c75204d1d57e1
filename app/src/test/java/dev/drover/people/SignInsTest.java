package dev.drover.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.testing.HandClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class SignInsTest {

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient sql;

    final HandClock clock = new HandClock();
    SignIns signIns;
    String name;
    Person person;

    @BeforeEach
    void somebodyWithAPassword() {
        signIns = new SignIns(sql, clock);
        name = "p-" + UUID.randomUUID();
        person = directory.addPerson(name, "Somebody", "the hash");
    }

    @Test
    void handsOutTheHashWhateverTheCaseOfTheName() {
        assertThat(signIns.begin(name.toUpperCase(Locale.ROOT)))
                .contains(new SignIns.Attempt(person.id(), name, "the hash"));
        assertThat(signIns.begin("nobody-" + name)).isEmpty();
    }

    @Test
    void knowsNobodyWithoutAPassword() {
        directory.addPerson("no-password-" + name, "Somebody", null);
        assertThat(signIns.begin("no-password-" + name)).isEmpty();
    }

    @Test
    void letsFiveOfManyAttemptsThroughThatComeAtOnce() {
        long through = IntStream.range(0, 30)
                .parallel()
                .filter(i -> signIns.begin(name).isPresent())
                .count();
        assertThat(through).isEqualTo(SignIns.FREE_ATTEMPTS);
    }

    @Test
    void doublesTheWaitUpToAQuarterOfAnHour() {
        IntStream.range(0, SignIns.FREE_ATTEMPTS)
                .forEach(i -> assertThat(signIns.begin(name)).isPresent());
        Duration wait = SignIns.FIRST_WAIT;
        for (int i = 0; i < 20; i++) {
            clock.pass(wait.minusSeconds(1));
            assertThat(signIns.begin(name))
                    .as("a second before %s are over", wait)
                    .isEmpty();
            clock.pass(Duration.ofSeconds(1));
            assertThat(signIns.begin(name)).as("after %s", wait).isPresent();
            wait = wait.multipliedBy(2).compareTo(SignIns.LONGEST_WAIT) < 0
                    ? wait.multipliedBy(2)
                    : SignIns.LONGEST_WAIT;
        }
    }

    @Test
    void takesAttemptsBackAfterTheRightPassword() {
        IntStream.range(0, SignIns.FREE_ATTEMPTS).forEach(i -> signIns.begin(name));
        signIns.succeeded(person.id());
        IntStream.range(0, SignIns.FREE_ATTEMPTS)
                .forEach(i -> assertThat(signIns.begin(name)).isPresent());
        assertThat(signIns.begin(name)).isEmpty();
    }

    @Test
    void countsAnewAfterADayWithoutAnAttempt() {
        IntStream.range(0, SignIns.FREE_ATTEMPTS + 3).forEach(i -> {
            signIns.begin(name);
            clock.pass(SignIns.LONGEST_WAIT);
        });
        clock.pass(SignIns.FORGOTTEN_AFTER);
        IntStream.range(0, SignIns.FREE_ATTEMPTS)
                .forEach(i -> assertThat(signIns.begin(name)).isPresent());
        assertThat(signIns.begin(name)).isEmpty();
    }

    @Test
    void leavesSettingsAloneThatArePutInAtTheSameTime() {
        signIns.begin(name);
        directory.prefer(person.id(), Theme.DARK, ZoneId.of("Pacific/Chatham"));
        signIns.succeeded(person.id());
        assertThat(directory.person(person.id()).orElseThrow().theme()).isEqualTo(Theme.DARK);
    }
}
