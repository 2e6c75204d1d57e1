/** Proves that the target holds what the source says: exact counts, checksums, and the differing records with causes. */
@ApplicationModule(
        displayName = "Validation",
        allowedDependencies = {"connection", "model", "model::mapping", "transfer::items"})
@NullMarked
package dev.drover.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
