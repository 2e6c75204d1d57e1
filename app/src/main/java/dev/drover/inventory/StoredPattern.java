package dev.drover.inventory;

import java.time.Instant;

/**
 * A pattern as it is kept.
 *
 * @param version counts the changes from 1; whoever changes it names the version they saw
 * @param changedBy display name of the person who changed it last
 */
public record StoredPattern(AccessPattern pattern, int version, String changedBy, Instant changedAt) {

    public PatternId id() {
        return PatternId.parse(pattern.id()).orElseThrow();
    }
}
