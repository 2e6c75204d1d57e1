package dev.drover.signoff.policy;

import java.time.Instant;

/**
 * A policy as it is kept.
 *
 * @param version counts the changes; 0 for the one that holds while nobody saved another
 * @param changedBy display name of the person who saved it last; empty if nobody did
 */
public record StoredPolicy(Policy policy, int version, String changedBy, Instant changedAt) {

    public boolean isStandard() {
        return version == 0;
    }
}
