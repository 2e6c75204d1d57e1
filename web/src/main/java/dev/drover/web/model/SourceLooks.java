package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.migration.Migration;
import org.springframework.stereotype.Component;

/** Looks at the source of a migration; pages go on without it when it cannot be reached. */
@Component
class SourceLooks {

    private final Environments environments;
    private final SourceCatalog catalog;

    SourceLooks(Environments environments, SourceCatalog catalog) {
        this.environments = environments;
        this.catalog = catalog;
    }

    SourceAddress address(Migration migration) {
        return environments.get(migration.environment()).source();
    }

    SourceLook of(Migration migration) {
        try {
            return new SourceLook(catalog.read(address(migration)), null);
        } catch (ConnectionProblem problem) {
            return new SourceLook(null, problem);
        }
    }
}
