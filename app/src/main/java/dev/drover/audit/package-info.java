/** Who did what and when, append-only and chained by hashes so that a change is found. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"people"})
@NullMarked
package dev.drover.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
