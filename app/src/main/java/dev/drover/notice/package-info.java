/** Tells people what concerns them: in their inbox, and by mail. */
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {"people", "audit", "migration", "step", "runbook", "signoff", "execution"})
@NullMarked
package dev.drover.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
