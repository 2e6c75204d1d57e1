/** Who signed what, and what the workspace asks for: decisions on the scopes of a revision, bound to their digests. */
@ApplicationModule(
        displayName = "Signoff",
        allowedDependencies = {"people", "audit", "connection", "migration", "model", "step", "runbook"})
@NullMarked
package dev.drover.signoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
