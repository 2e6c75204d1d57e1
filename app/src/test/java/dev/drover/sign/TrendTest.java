package dev.drover.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.Trend.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final SignDescription SIGN = new SignDescription(
            "calls", "Calls", "How many?", Scale.SHARE, Bound.atLeast(0.05), new Remedy(Page.LINT, "Mend them."));

    private final List<Measurement> known = new ArrayList<>();

    @Test
    void comparesWithTheLatestThatIsAWeekOldAndWithThePreviousOne() {
        measured(Duration.ofDays(14), 0.01);
        measured(Duration.ofDays(7), 0.02);
        measured(Duration.ofDays(7).minusSeconds(1), 0.03);
        measured(Duration.ofDays(1), 0.06);
        measured(Duration.ZERO, 0.05);
        Trend trend = state().trend();

        assertThat(trend.week()).hasValueSatisfying(week -> {
            assertThat(week.way()).isEqualTo(Way.WORSE);
            assertThat(week.before()).isEqualTo(0.02);
        });
        assertThat(trend.previous()).map(Trend.Step::way).hasValue(Way.BETTER);
    }

    @Test
    void aLowerValueIsWorseWhereTheBoundLiesBelow() {
        measured(Duration.ofDays(8), 0.4);
        measured(Duration.ofDays(1), 0.2);
        measured(Duration.ZERO, 0.2);

        Trend trend = Trend.of(Bound.below(0.1), known);
        assertThat(trend.week()).map(Trend.Step::way).hasValue(Way.WORSE);
        assertThat(trend.previous()).map(Trend.Step::way).hasValue(Way.SAME);
    }

    @Test
    void thereIsNoTrendAfterOneMeasurement() {
        measured(Duration.ZERO, 0.4);

        assertThat(state().trend().week()).isEmpty();
        assertThat(state().trend().previous()).isEmpty();
        assertThat(state().speaks()).isTrue();
        assertThat(state().isLasting()).isFalse();
    }

    @Test
    void lastsIfItSpokeAWeekBeforeToo() {
        measured(Duration.ofDays(7), 0.05);
        measured(Duration.ofDays(3), 0.01);
        measured(Duration.ZERO, 0.05);
        assertThat(state().isLasting()).isTrue();

        known.clear();
        measured(Duration.ofDays(7), 0.049);
        measured(Duration.ofDays(3), 0.09);
        measured(Duration.ZERO, 0.05);
        assertThat(state().isLasting()).isFalse();
    }

    @Test
    void somethingBrokenIsEnoughToRethinkOnceTheTargetIsLive() {
        Measurement now = new Measurement(SignReport.BROKEN, NOW, null, Measured.of(1, ""));
        SignDescription broken = new SignDescription(
                SignReport.BROKEN, "Broken", "What?", Scale.COUNT, Bound.above(0), new Remedy(Page.LINT, "Mend them."));
        List<SignState> states = List.of(SignState.of(broken, broken.bound(), now, List.of(now)));

        assertThat(SignReport.verdict(states, false)).isEqualTo(Verdict.CALM);
        assertThat(SignReport.verdict(states, true)).isEqualTo(Verdict.RETHINK);
    }

    private SignState state() {
        return SignState.of(SIGN, SIGN.bound(), known.get(known.size() - 1), known);
    }

    private void measured(Duration ago, double value) {
        known.add(new Measurement("calls", NOW.minus(ago), null, Measured.of(value, "")));
    }
}
