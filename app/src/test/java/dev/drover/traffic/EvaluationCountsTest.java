package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EvaluationCountsTest {

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        EvaluationCounts counts = new EvaluationCounts(clock);
        counts.count("orders", false);
        now = now.plus(Duration.ofSeconds(30));
        counts.count("orders", false);
        counts.count("orders", true);
        assertThat(counts.inLastMinute("orders", false)).isEqualTo(2);
        now = now.plus(Duration.ofSeconds(30));
        assertThat(counts.inLastMinute("orders", false)).isEqualTo(1);
        assertThat(counts.inLastMinute("orders", true)).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(counts.inLastMinute("orders", false)).isZero();
        counts.count("orders", false);
        assertThat(counts.inLastMinute("orders", false)).isEqualTo(1);
        assertThat(counts.inLastMinute("payments", false)).isZero();
    }
}
