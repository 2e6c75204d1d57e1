/**
 * What the source really does, as proposals for the inventory: statements with their counters are read twice, understood,
 * and shown as drafts with evidence, of which a person takes those that are access patterns.
 */
@ApplicationModule(
        displayName = "Discovery",
        allowedDependencies = {
            "connection",
            "inventory",
            "model",
            "model::lint",
            "model::cost",
            "migration",
            "people",
            "audit",
            "runbook",
            "signoff::policy"
        })
@NullMarked
package dev.drover.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
