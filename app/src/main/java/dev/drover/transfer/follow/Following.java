package dev.drover.transfer.follow;

import dev.drover.connection.EnvironmentId;
import dev.drover.model.TargetModel;
import dev.drover.transfer.change.postgres.PostgresSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The following of a source, as it is kept.
 *
 * @param name what its slot, its publication and its marks are called: nobody else has it
 * @param account the AWS account and the Region that it began with
 * @param slot null until the source keeps its changes
 * @param position up to where everything is in the target; null with {@code slot}
 * @param epoch counts who has worked on it: whoever stores something must name the one it began with
 * @param committedAt when the source committed what is at {@code position}, by its clock; null before the first
 * @param lookedAt when the source was asked last; null before the first time
 * @param problem what is in the way; empty if nothing is
 */
public record Following(
        long id,
        long stepRunId,
        String name,
        FollowingStatus status,
        EnvironmentId environment,
        String account,
        String sourceSchema,
        TargetModel model,
        Map<String, String> tableNames,
        @Nullable PostgresSlot slot,
        @Nullable String position,
        long epoch,
        @Nullable Instant committedAt,
        @Nullable Instant lookedAt,
        FollowTotals totals,
        long retainedBytes,
        long remainingBytes,
        String problem,
        String nextAction) {

    private static final Duration UNHEARD = Duration.ofSeconds(15);

    /** How long ago the source committed what was brought over last, when it was asked last. */
    public Optional<Duration> lag() {
        if (lookedAt == null || committedAt == null) {
            return Optional.empty();
        }
        Duration lag = Duration.between(committedAt, lookedAt);
        return Optional.of(lag.isNegative() ? Duration.ZERO : lag);
    }

    /** Whether changes should be coming over, and whoever works on it has not told of it for several leases. */
    public boolean isLeftAlone(Instant now) {
        return status == FollowingStatus.FOLLOWING
                && lookedAt != null
                && lookedAt.plus(UNHEARD).isBefore(now);
    }

    /**
     * How far the target is behind the source: as the source was asked last while changes come over, and as of now while
     * they do not. Empty before the first change, and when nothing is to come over any more.
     */
    public Optional<Duration> behind(Instant now) {
        if (status == FollowingStatus.FOLLOWING && !isLeftAlone(now)) {
            return lag();
        }
        boolean waits = status.isAtWork() || status == FollowingStatus.LOST;
        if (committedAt == null || !waits) {
            return Optional.empty();
        }
        Duration since = Duration.between(committedAt, now);
        return Optional.of(since.isNegative() ? Duration.ZERO : since);
    }
}
