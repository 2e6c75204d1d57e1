package dev.drover.discovery;

import java.time.Instant;

/**
 * A reading that is kept.
 *
 * @param by display name of the person who asked for it
 */
public record Snapshot(long id, SourceReading reading, String by) {

    public Instant at() {
        return reading.at();
    }
}
