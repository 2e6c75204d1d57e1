/** Runs: the durable engine, what may start and why not, pause, resume, retry, roll back. */
@ApplicationModule(
        displayName = "Execution",
        allowedDependencies = {
            "people",
            "audit",
            "connection",
            "migration",
            "model",
            "model::lint",
            "step",
            "runbook",
            "signoff",
            "signoff::policy",
            "signoff::gate"
        })
@NullMarked
package dev.drover.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
