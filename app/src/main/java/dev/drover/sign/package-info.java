/** Warning signs: whether source, inventory and model still fit each other, measured over time, and what to do then. */
@ApplicationModule(
        displayName = "Warning signs",
        allowedDependencies = {
            "people",
            "audit",
            "connection",
            "migration",
            "inventory",
            "discovery",
            "model",
            "model::coverage",
            "model::cost",
            "model::lint",
            "model::register",
            "model::schema",
            "step",
            "execution"
        })
@NullMarked
package dev.drover.sign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
