package dev.drover.signoff.policy;

import dev.drover.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is kept.
 *
 * @param version counts the changes; 0 for the one that holds while nobody saved another
 * @param changedBy display name of the person who saved it last; empty if nobody did
 * @param changer who that is; null if nobody did
 */
public record StoredPolicy(
        Policy policy,
        int version,
        String changedBy,
        @Nullable PersonId changer,
        Instant changedAt) {

    public boolean isStandard() {
        return version == 0;
    }
}
