package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.migration.Migration;
import dev.drover.model.ddl.UploadedSchemas;
import org.springframework.stereotype.Component;

/**
 * Looks at the source of a migration. When it cannot be reached, pages go on with the schema that somebody uploaded, or
 * without any.
 */
@Component
class SourceLooks {

    private final Environments environments;
    private final SourceCatalog catalog;
    private final UploadedSchemas uploads;

    SourceLooks(Environments environments, SourceCatalog catalog, UploadedSchemas uploads) {
        this.environments = environments;
        this.catalog = catalog;
        this.uploads = uploads;
    }

    SourceAddress address(Migration migration) {
        return environments.get(migration.environment()).source();
    }

    SourceLook of(Migration migration) {
        try {
            return SourceLook.at(catalog.read(address(migration)));
        } catch (ConnectionProblem problem) {
            return without(migration, problem);
        }
    }

    SourceLook without(Migration migration, ConnectionProblem problem) {
        return SourceLook.without(problem, uploads.of(migration.id()));
    }
}
