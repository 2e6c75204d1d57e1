package dev.drover.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right of an application to ask for the flags of a workspace.
 *
 * @param revokedAt null while it is valid
 */
public record ApiToken(
        long id,
        String name,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    public boolean isValid() {
        return revokedAt == null;
    }
}
