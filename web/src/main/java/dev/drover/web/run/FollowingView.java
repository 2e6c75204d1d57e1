package dev.drover.web.run;

import dev.drover.transfer.follow.Following;
import dev.drover.transfer.follow.FollowingStatus;
import dev.drover.web.run.FollowingHistory.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The following of a source as the board shows it.
 *
 * @param samples how it was when pages asked before, and now, oldest first
 * @param line the same as a picture; null if there is too little for one
 */
record FollowingView(
        Following following,
        Instant now,
        List<Sample> samples,
        @Nullable LagLine line) {

    /** Being behind by more than this is said in words. */
    static final Duration LATE = Duration.ofMinutes(1);

    private static final Duration RATE_OVER = Duration.ofSeconds(10);
    private static final double KIBI = 1024;

    public FollowingStatus status() {
        return following.status();
    }

    /** Whether it changes without any event of the run. */
    public boolean moves() {
        return status() == FollowingStatus.PREPARING || status().isAtWork();
    }

    public boolean leftAlone() {
        return following.isLeftAlone(now);
    }

    public boolean late() {
        Duration behind = behind();
        return status() == FollowingStatus.FOLLOWING && behind != null && behind.compareTo(LATE) > 0;
    }

    /** Whether it follows and does not do well. */
    public boolean ails() {
        return leftAlone() || late();
    }

    /** The state in words. */
    public String word() {
        if (leftAlone()) {
            return "Left alone";
        }
        return late() ? "Behind" : status().label();
    }

    public @Nullable Duration behind() {
        return following.behind(now).orElse(null);
    }

    /** Whether the source may drop what it keeps: nothing more fits. */
    public boolean full() {
        return keepsSomething() && following.remainingBytes() == 0;
    }

    public boolean limited() {
        return following.remainingBytes() >= 0;
    }

    /** Whether the source was ever asked what it keeps, and keeps it still. */
    public boolean keepsSomething() {
        return following.lookedAt() != null && status() != FollowingStatus.LOST && status() != FollowingStatus.ENDED;
    }

    public String retained() {
        return bytes(following.retainedBytes());
    }

    public String remaining() {
        return bytes(following.remainingBytes());
    }

    /** Changes per second over the last seconds; null as long as there is nothing to compare with. */
    public @Nullable Long perSecond() {
        if (!status().isAtWork() || samples.isEmpty()) {
            return null;
        }
        Sample latest = samples.get(samples.size() - 1);
        Sample earlier = samples.stream()
                .filter(sample -> !sample.at().plus(RATE_OVER).isBefore(latest.at()))
                .findFirst()
                .orElse(latest);
        long millis = Duration.between(earlier.at(), latest.at()).toMillis();
        return millis == 0 ? null : Math.round((latest.changes() - earlier.changes()) * 1000.0 / millis);
    }

    private static String bytes(long bytes) {
        if (bytes < KIBI) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double amount = bytes / KIBI;
        String unit = "KB";
        for (String larger : List.of("MB", "GB")) {
            if (amount >= KIBI) {
                amount /= KIBI;
                unit = larger;
            }
        }
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%,.0f %s", amount, unit);
    }
}
