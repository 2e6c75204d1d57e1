/** The story of a migration for those who look back, and its state in plain words for those who look on. */
@ApplicationModule(
        displayName = "Timeline",
        allowedDependencies = {"people", "audit", "migration", "runbook", "step", "execution", "transfer::follow"})
@NullMarked
package dev.drover.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
