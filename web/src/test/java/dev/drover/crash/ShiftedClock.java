package dev.drover.crash;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A machine whose clock is wrong. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("drover.storm.clock")
class ShiftedClock {

    @Bean
    @Primary
    Clock shifted(@Value("${drover.storm.clock}") Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }
}
