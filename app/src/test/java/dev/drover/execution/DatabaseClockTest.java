package dev.drover.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drover.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class DatabaseClockTest {

    @Autowired
    DataSource database;

    @Test
    void aWrongClockOfTheMachineDoesNotCount() {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        DatabaseClock clock = new DatabaseClock(database, wrong);
        clock.refresh();
        assertThat(clock.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(clock.at(wrong.instant().plusSeconds(60)))
                .as("in a minute by the wrong clock is in a minute")
                .isCloseTo(Instant.now().plusSeconds(60), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void withoutADatabaseItCountsOn() {
        DatabaseClock clock = new DatabaseClock(
                new org.springframework.jdbc.datasource.DriverManagerDataSource(
                        "jdbc:postgresql://127.0.0.1:1/nowhere?connectTimeout=1"),
                Clock.systemUTC());
        clock.refresh();
        assertThat(clock.now()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }
}
