package dev.drover.sandbox;

import dev.drover.connection.EnvironmentId;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import org.springframework.stereotype.Component;

/** The migration that a newcomer finds ready to sign: the sample shop's orders go to DynamoDB. */
@Component("sandboxMigration")
@ConditionalOnLocalPostgres
class SampleMigration {

    static final MigrationDescription DESCRIPTION = new MigrationDescription(
            "Orders to DynamoDB",
            "Shop database (PostgreSQL)",
            "Table shop (DynamoDB)",
            "Shop team",
            "For ten minutes at night nobody can place or pay an order.",
            "Customers can look at products and orders all the time; for some minutes they cannot place or pay orders.");

    private final Migrations migrations;
    private final TargetModels models;

    SampleMigration(Migrations migrations, TargetModels models) {
        this.migrations = migrations;
        this.models = models;
    }

    /** Writes the whole plan, in the order in which an architect would: inventory, target model, runbook. */
    Migration plan(WorkspaceId workspace, EnvironmentId environment, Actor architect) {
        Migration migration = migrations.open(workspace, environment, DESCRIPTION, architect);
        // SamplePatterns.all() are the rows of the inventory, and the runbook follows the template with the short
        // freeze: both are saved here as soon as their rooms have a place for them.
        models.save(migration.id(), SampleModel.model(), 0, "the whole model", architect);
        return migration;
    }
}
