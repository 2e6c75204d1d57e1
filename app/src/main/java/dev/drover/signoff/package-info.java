/** Who signed what: decisions on the scopes of a revision, bound to their digests. */
@ApplicationModule(
        displayName = "Signoff",
        allowedDependencies = {"people", "audit", "migration", "runbook"})
@NullMarked
package dev.drover.signoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
