package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.Optional;

/** Where rules find what the runbook does to tables; the room of runbooks implements it. */
public interface PlannedWork {

    /** Empty as long as the runbook has no step. */
    Optional<TableWork> of(MigrationId migration);
}
