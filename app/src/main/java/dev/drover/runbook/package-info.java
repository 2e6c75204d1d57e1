/** The plan of a migration, step by step, and its frozen revisions with their digests. */
@ApplicationModule(
        displayName = "Runbook",
        allowedDependencies = {
            "people",
            "audit",
            "connection",
            "migration",
            "model",
            "model::interchange",
            "model::lint",
            "model::relational",
            "model::version",
            "step"
        })
@NullMarked
package dev.drover.runbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
