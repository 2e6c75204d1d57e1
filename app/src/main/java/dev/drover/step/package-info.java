/** The contract of a kind of work in a runbook. A new kind is one class that implements StepType. */
@ApplicationModule(
        displayName = "Step",
        allowedDependencies = {"people", "model", "connection", "migration"})
@NullMarked
package dev.drover.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
