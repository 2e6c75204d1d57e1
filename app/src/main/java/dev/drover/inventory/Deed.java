package dev.drover.inventory;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person does to an inventory at one moment.
 *
 * @param revision of the inventory after it
 * @param source the file that is imported; empty for other ways
 * @param undoes the revision that is taken back; null for other ways
 */
record Deed(
        MigrationId migration,
        int revision,
        ChangeWay way,
        String source,
        @Nullable Integer undoes,
        Actor actor,
        Instant at) {}
