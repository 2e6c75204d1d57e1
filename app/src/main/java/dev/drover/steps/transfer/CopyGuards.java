package dev.drover.steps.transfer;

import dev.drover.transfer.follow.Following;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Lets a copy wait while the changes that are followed need source and target for themselves. */
final class CopyGuards {

    /** Reference of the data movement: an alarm at an hour. */
    private static final Duration MOST_BEHIND = Duration.ofHours(1);

    /** Of what the source may keep for Drover: with less left, its log could be gone before the changes are over. */
    private static final double LEAST_LEFT = 0.1;

    private CopyGuards() {}

    /** Why rows have to wait now, in words without a stop; empty if they may be copied. */
    static Optional<String> reasonToWait(Following following, Instant now) {
        boolean farBehind = following
                .behind(now)
                .filter(behind -> behind.compareTo(MOST_BEHIND) > 0)
                .isPresent();
        if (farBehind) {
            return Optional.of("until the target is less than an hour behind the source: changes come first");
        }
        long kept = following.retainedBytes();
        long left = following.remainingBytes();
        if (left >= 0 && left < LEAST_LEFT * (kept + left)) {
            return Optional.of(String.format(
                    Locale.ENGLISH,
                    "until the source has room for its log again: it keeps %,d bytes for Drover and drops them after %,d more",
                    kept,
                    left));
        }
        return Optional.empty();
    }
}
