package dev.drover.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.EnvironmentId;
import dev.drover.model.TargetModel;
import dev.drover.transfer.follow.FollowTotals;
import dev.drover.transfer.follow.Following;
import dev.drover.transfer.follow.FollowingStatus;
import dev.drover.web.run.FollowingHistory.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of a following, and what a page makes of it. */
class FollowingHistoryTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    final FollowingHistory history = new FollowingHistory();

    @Test
    void saysChangesPerSecondOverTheLastTenSeconds() {
        assertThat(view(0, 0).perSecond()).as("nothing to compare with").isNull();
        assertThat(view(0.5, 999).perSecond()).as("too soon for another look").isNull();
        assertThat(view(2, 400).perSecond()).isEqualTo(200);
        assertThat(view(10, 1_200).perSecond()).isEqualTo(120);
        assertThat(view(20, 1_200).perSecond())
                .as("what was earlier is forgotten")
                .isEqualTo(0);
    }

    @Test
    void beginsAnewAfterATimeInWhichNobodyLooked() {
        view(0, 0);
        assertThat(view(30, 300).samples()).hasSize(2);
        assertThat(view(61, 900).samples()).extracting(Sample::changes).containsExactly(900L);
    }

    @Test
    void forgetsWhatIsOlderThanFiveMinutes() {
        for (int second = 0; second <= 320; second += 20) {
            view(second, second);
        }
        assertThat(view(320, 320).samples())
                .hasSize(16)
                .first()
                .extracting(Sample::at)
                .isEqualTo(BEGIN.plusSeconds(20));
    }

    @Test
    void remembersNothingOfWhatIsNotBehindAnyMore() {
        view(0, 0);
        Following drained = following(FollowingStatus.DRAINED, BEGIN.plusSeconds(2), 5);
        assertThat(history.of(drained, BEGIN.plusSeconds(2))).isEmpty();
        assertThat(view(4, 9).samples()).hasSize(1);
    }

    private FollowingView view(double seconds, long changes) {
        Instant now = BEGIN.plus(Duration.ofMillis(Math.round(seconds * 1000)));
        Following following = following(FollowingStatus.FOLLOWING, now, changes);
        return new FollowingView(following, now, history.of(following, now), null);
    }

    private static Following following(FollowingStatus status, Instant lookedAt, long changes) {
        return new Following(
                7,
                1,
                "name",
                status,
                new EnvironmentId(1),
                "local",
                "public",
                new TargetModel(List.of()),
                Map.of(),
                null,
                null,
                1,
                lookedAt.minusSeconds(1),
                lookedAt,
                new FollowTotals(changes, 0, 0, 0),
                0,
                -1,
                "",
                "");
    }
}
