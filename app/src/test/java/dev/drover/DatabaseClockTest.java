package dev.drover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drover.testing.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@AppTest
class DatabaseClockTest {

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "PT1H", "PT-3S", "PT3S"})
    void aWrongClockOfTheMachineDoesNotCount(Duration away) {
        DatabaseClock clock = new DatabaseClock(() -> database, Clock.offset(Clock.systemUTC(), away));
        clock.refresh();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1500, ChronoUnit.MILLIS));
    }

    @Test
    void aClockThatIsRightCountsAsItIs() {
        Instant fixed = Instant.now();
        DatabaseClock clock = new DatabaseClock(() -> database, Clock.fixed(fixed, java.time.ZoneOffset.UTC));
        clock.refresh();
        assertThat(clock.instant()).isEqualTo(fixed);
    }

    @Test
    void aClockThatJumpsDoesNotCountFromThenOn() {
        HandClock machine = new HandClock();
        machine.pass(Duration.between(machine.instant(), Instant.now()));
        DatabaseClock clock = new DatabaseClock(() -> database, machine);
        clock.refresh();
        assertThat(clock.instant()).isEqualTo(machine.instant());
        machine.pass(Duration.ofHours(-5));
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1500, ChronoUnit.MILLIS));
    }

    @Test
    void withoutADatabaseTheMachineCounts() {
        DatabaseClock clock = new DatabaseClock(
                () -> new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1"),
                Clock.systemUTC());
        clock.refresh();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1500, ChronoUnit.MILLIS));
    }

    @Test
    void theApplicationGoesByIt() {
        assertThat(clock).isInstanceOf(DatabaseClock.class);
        assertThat(((DatabaseClock) clock).isRunning()).isTrue();
    }
}
