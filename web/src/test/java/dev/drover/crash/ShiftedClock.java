package dev.drover.crash;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A machine whose clock is wrong. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("drover.storm.clock")
class ShiftedClock {

    @Bean(defaultCandidate = false)
    @Qualifier("machineClock")
    Clock machineClock(@Value("${drover.storm.clock}") Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }
}
