package dev.drover.steps.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.EnvironmentId;
import dev.drover.model.TargetModel;
import dev.drover.transfer.follow.FollowTotals;
import dev.drover.transfer.follow.Following;
import dev.drover.transfer.follow.FollowingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyGuardsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static Following following(Duration behind, long kept, long left) {
        return new Following(
                1,
                1,
                "f",
                FollowingStatus.FOLLOWING,
                new EnvironmentId(1),
                "local",
                "shop",
                TargetModel.empty(),
                Map.of(),
                null,
                null,
                1,
                NOW.minus(behind),
                NOW,
                new FollowTotals(0, 0, 0, 0),
                kept,
                left,
                "",
                "");
    }

    @Test
    void rowsAreCopiedWhileChangesComeOverAndTheSourceHasRoom() {
        assertThat(CopyGuards.reasonToWait(following(Duration.ofMinutes(60), 1_000, -1), NOW))
                .isEmpty();
        assertThat(CopyGuards.reasonToWait(following(Duration.ZERO, 900, 100), NOW))
                .isEmpty();
    }

    @Test
    void rowsWaitWhileTheTargetIsMoreThanAnHourBehind() {
        assertThat(CopyGuards.reasonToWait(following(Duration.ofMinutes(61), 0, -1), NOW))
                .hasValue("until the target is less than an hour behind the source: changes come first");
    }

    @Test
    void rowsWaitWhileTheSourceIsAboutToDropItsLog() {
        assertThat(CopyGuards.reasonToWait(following(Duration.ZERO, 9_010, 990), NOW))
                .hasValue("until the source has room for its log again: it keeps 9,010 bytes for Drover and drops them"
                        + " after 990 more");
    }
}
