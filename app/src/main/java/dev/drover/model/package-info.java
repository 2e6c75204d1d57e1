/** Target models: tables, keys, indexes, and the mapping that turns source rows into items. */
@ApplicationModule(
        displayName = "Model",
        allowedDependencies = {
            "people",
            "audit",
            "connection",
            "migration",
            "inventory",
            "inventory::consumer",
            "inventory::total"
        })
@NullMarked
package dev.drover.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
