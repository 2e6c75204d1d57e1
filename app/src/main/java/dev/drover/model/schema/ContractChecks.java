package dev.drover.model.schema;

import dev.drover.connection.SourceSchema;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.migration.MigrationId;
import dev.drover.model.TargetModel;
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
        return ContractCheck.of(CurrentShape.of(model, source), versions.of(migration), consumers.of(migration));
    }
}
