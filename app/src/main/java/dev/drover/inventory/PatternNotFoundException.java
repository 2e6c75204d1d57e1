package dev.drover.inventory;

import dev.drover.migration.MigrationId;

/** Thrown when somebody changes a pattern that the migration does not have. */
public class PatternNotFoundException extends RuntimeException {

    PatternNotFoundException(MigrationId migration, PatternId id) {
        super("There is no access pattern " + id + " in migration " + migration + ".");
    }
}
