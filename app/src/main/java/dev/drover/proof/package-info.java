/** Proof: whether a target model answers every pattern when it is really run, on tables made for that alone. */
@ApplicationModule(
        displayName = "Proof",
        allowedDependencies = {
            "people",
            "audit",
            "connection",
            "migration",
            "inventory",
            "model",
            "model::mapping",
            "model::coverage",
            "model::cost",
            "model::lint",
            "transfer::items",
            "steps::dynamodb"
        })
@NullMarked
package dev.drover.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
