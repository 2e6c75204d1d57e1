package dev.drover.signoff.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedPeriodDraftTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void saysWhatIsWrongAndHowItShouldBe() {
        assertThat(new ClosedPeriodDraft("soon", "2026-02-30 00:00", "Zurich", " ").problems(NOW))
                .containsOnlyKeys("from", "to", "zone", "reason")
                .containsEntry("from", "From: enter day and time, for example 2026-12-20 00:00, not \"soon\".");
        assertThat(draft("2026-04-02 00:00", "2026-04-01 00:00").problems(NOW)).containsOnlyKeys("to");
        assertThat(draft("2026-01-01 00:00", "2026-01-02 00:00").problems(NOW))
                .isEqualTo(Map.of("to", "To: 2026-01-02 00:00 is over already."));
    }

    @Test
    void refusesATimeThatTheClocksLeaveOut() {
        assertThat(draft("2026-03-29 02:30", "2026-03-29 04:00").problems(NOW).get("from"))
                .contains("the clocks go forward");
    }

    @Test
    void takesTheWholeOfATimeThatComesTwice() {
        ClosedPeriodDraft night = draft("2026-10-25 02:30", "2026-10-25 02:30");
        assertThat(Duration.between(night.begin(), night.end())).isEqualTo(Duration.ofHours(1));
        assertThat(night.problems(NOW)).isEmpty();
    }

    private static ClosedPeriodDraft draft(String from, String to) {
        return new ClosedPeriodDraft(from, to, "Europe/Zurich", "Trade");
    }
}
