package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.List;
import java.util.Set;

/** Where rules find what tables of DynamoDB look like; the room that samples them implements it. */
public interface StoreMeasures {

    /** The tables of these names that somebody sampled in the environment of the migration. */
    List<MeasuredTable> of(MigrationId migration, Set<String> names);
}
