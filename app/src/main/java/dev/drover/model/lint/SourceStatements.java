package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.Optional;

/** Where rules find which statements the source ran; the room that looks at sources implements it. */
public interface SourceStatements {

    /** What no access pattern names as its evidence; empty before the first snapshot of the source. */
    Optional<UnmappedStatements> of(MigrationId migration);
}
