package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.Optional;

/** Where rules find what the source counts about itself; the room that looks at sources implements it. */
public interface SourceMeasures {

    /** What the latest snapshot of the source holds; empty before the first. */
    Optional<MeasuredSource> of(MigrationId migration);
}
