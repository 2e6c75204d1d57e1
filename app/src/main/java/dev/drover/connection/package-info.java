/** Environments: where the old and the new database are, and how to reach them. The only room that builds credentials. */
@ApplicationModule(
        displayName = "Connection",
        allowedDependencies = {"people", "audit"})
@NullMarked
package dev.drover.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
