package dev.drover.sign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign said, as it is kept.
 *
 * @param by display name of the person who asked for it; null for the daily one
 */
public record Measurement(String sign, Instant at, @Nullable String by, Measured measured) {

    public boolean isKnown() {
        return measured.value() != null;
    }
}
