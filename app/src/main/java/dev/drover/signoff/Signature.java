package dev.drover.signoff;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature on a scope of a revision that nobody took away, and whether it counts now.
 *
 * @param because why it does not count, as a sentence; empty if it does
 * @param expires when it becomes too old; null if it does not expire
 */
public record Signature(
        Decision decision,
        Standing standing,
        String because,
        @Nullable Instant expires) {

    private static final Duration WARNING = Duration.ofHours(24);

    /** Whether a signature counts. */
    public enum Standing {
        COUNTS,
        /** Its person may not answer for it any more. */
        LAPSED,
        /** It is older than the policy allows. */
        EXPIRED
    }

    public boolean counts() {
        return standing == Standing.COUNTS;
    }

    /** Whether it counts now and will be too old within 24 hours. */
    public boolean expiresSoon(Instant now) {
        return counts() && expires != null && expires.isBefore(now.plus(WARNING));
    }

    /** Whether at most 24 hours or a fifth of its validity are left, whichever is less; also when it is too old. */
    boolean isNearItsEnd(Instant now) {
        if (expires == null) {
            return false;
        }
        Duration fifth = Duration.between(decision.at(), expires).dividedBy(5);
        return !now.isBefore(expires.minus(fifth.compareTo(WARNING) < 0 ? fifth : WARNING));
    }

    Signature lapsed(String why) {
        return new Signature(decision, Standing.LAPSED, why, expires);
    }

    Signature expired(String why) {
        return new Signature(decision, Standing.EXPIRED, why, expires);
    }
}
