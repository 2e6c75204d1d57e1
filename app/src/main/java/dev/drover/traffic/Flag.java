package dev.drover.traffic;

import dev.drover.migration.MigrationId;

/**
 * The answer to one question of an application.
 *
 * @param value a String or a Boolean
 * @param variant the value's name, for statistics
 * @param percentage the read share behind it
 */
public record Flag(String key, Object value, Reason reason, String variant, MigrationId migration, int percentage) {

    /** Why the value is what it is, in OpenFeature's words. */
    public enum Reason {
        /** The same for everybody. */
        STATIC,
        /** Depends on who is asked about. */
        SPLIT
    }
}
