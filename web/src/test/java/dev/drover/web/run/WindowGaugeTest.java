package dev.drover.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.execution.BackOut;
import dev.drover.execution.RunForecast;
import dev.drover.web.run.WindowGauge.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowGaugeTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final BackOut.Length goingBack = new BackOut.Length(Duration.ofMinutes(10), Duration.ofMinutes(40), 0);

    @Test
    void marksTheLatestMomentToGoBackBeforeTheEndOfTheWindow() {
        WindowGauge gauge = WindowGauge.of(new WindowTimes(NOW, in(120), forecast(60, 70, 90), goingBack));
        Row ends = gauge.rows().get(0);
        Row back = gauge.rows().get(1);
        Row worst = gauge.rows().get(2);
        assertThat(ends.mark()).isBetween(ends.x() + 1, ends.x() + ends.width() - 1);
        assertThat(back.x()).isEqualTo(gauge.now());
        assertThat(back.mark()).isLessThan(gauge.windowEnd());
        assertThat(worst.x()).isEqualTo(ends.mark());
        assertThat(gauge.rows()).extracting(Row::tone).containsOnly("ok");
        assertThat(gauge.now()).isGreaterThan(150).isLessThan(ends.x());
    }

    @Test
    void saysWhatPassesTheWindow() {
        WindowTimes times = new WindowTimes(NOW, in(80), forecast(60, 70, 90), goingBack);
        assertThat(times.late()).isFalse();
        assertThat(times.maybeLate()).isTrue();
        assertThat(times.margin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(times.backBy()).isEqualTo(in(70));
        assertThat(times.backWorst()).isEqualTo(in(110));
        assertThat(WindowGauge.of(times).rows()).extracting(Row::tone).containsExactly("bad", "ok", "bad");
    }

    @Test
    void staysInThePictureWhenTheWindowIsLongOver() {
        WindowTimes times = new WindowTimes(NOW, in(-300), forecast(5, 10, 20), goingBack);
        assertThat(times.tooLateToGoBack()).isTrue();
        WindowGauge gauge = WindowGauge.of(times);
        assertThat(gauge.windowEnd()).isBetween(151, gauge.now() - 1);
        assertThat(gauge.rows())
                .allSatisfy(row -> assertThat(row.x() + row.width()).isBetween(150, 710));
    }

    @Test
    void withoutAWayBackThereIsOneRow() {
        assertThat(WindowGauge.of(new WindowTimes(NOW, in(80), forecast(60, 70, 90), null))
                        .rows())
                .hasSize(1);
    }

    private static RunForecast forecast(int earliest, int likely, int latest) {
        return new RunForecast(List.of(), 50, in(60), in(earliest), in(likely), in(latest));
    }

    private static Instant in(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}
