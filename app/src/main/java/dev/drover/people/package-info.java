/** Who uses Drover: people, workspaces, and what each role may do there. */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {})
@NullMarked
package dev.drover.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
