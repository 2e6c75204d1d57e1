/** What the application asks of its data: access patterns with volumes, sizes, targets, owners, and how they are known. */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"people", "audit", "migration"})
@NullMarked
package dev.drover.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
