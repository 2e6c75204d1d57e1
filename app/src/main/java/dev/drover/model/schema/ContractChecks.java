package dev.drover.model.schema;

import dev.drover.connection.SourceSchema;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.migration.MigrationId;
import dev.drover.model.TargetModel;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what is known of shapes and contracts at this moment, and checks them. */
@Component
public class ContractChecks {

    private final SchemaVersions versions;
    private final Consumers consumers;

    ContractChecks(SchemaVersions versions, Consumers consumers) {
        this.versions = versions;
        this.consumers = consumers;
    }

    /** @param model what a run would write, which may be older than what people are editing */
    public ContractCheck of(MigrationId migration, TargetModel model, SourceSchema source) {
        return of(migration, CurrentShape.of(model, source));
    }

    /** @param shapes what the mappings of the model write; empty if the source cannot be read */
    public ContractCheck of(MigrationId migration, List<CurrentShape> shapes) {
        return ContractCheck.of(shapes, versions.of(migration), consumers.of(migration));
    }
}
