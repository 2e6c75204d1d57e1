/** Moves the rows of the source into the target: segments, checkpoints, a limited rate, and nothing written twice. */
@ApplicationModule(
        displayName = "Transfer",
        allowedDependencies = {"connection", "model", "model::mapping"})
@NullMarked
package dev.drover.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
