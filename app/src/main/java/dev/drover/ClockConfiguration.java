package dev.drover;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the application. */
@Configuration
class ClockConfiguration {

    /** @param machine the clock of this machine; tests put a wrong one in its place */
    @Bean
    DatabaseClock clock(ObjectProvider<DataSource> database, @Qualifier("machineClock") ObjectProvider<Clock> machine) {
        return new DatabaseClock(database::getObject, machine.getIfAvailable(Clock::systemUTC));
    }
}
