/** The migration as a whole: what moves where, whose it is, and what users may notice. */
@ApplicationModule(
        displayName = "Migration",
        allowedDependencies = {"people", "audit", "connection"})
@NullMarked
package dev.drover.migration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
