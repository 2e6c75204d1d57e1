/** The catalogue of work: one class for each kind of step, collected by Spring. */
@ApplicationModule(
        displayName = "Steps",
        allowedDependencies = {
            "step",
            "people",
            "connection",
            "migration",
            "model",
            "model::mapping",
            "model::schema",
            "transfer",
            "transfer::follow",
            "execution",
            "validation",
            "traffic"
        })
@NullMarked
package dev.drover.steps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
