/** How many reads and which writes of an application go to the new store, and how applications ask for it. */
@ApplicationModule(
        displayName = "Traffic",
        allowedDependencies = {"people", "audit", "migration", "connection", "step", "execution"})
@NullMarked
package dev.drover.traffic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
