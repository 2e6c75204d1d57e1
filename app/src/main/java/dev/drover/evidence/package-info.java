/** The evidence of a run as one file that anybody can check without Drover. */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {
            "people",
            "audit",
            "migration",
            "runbook",
            "signoff",
            "signoff::round",
            "step",
            "execution"
        })
@NullMarked
package dev.drover.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
