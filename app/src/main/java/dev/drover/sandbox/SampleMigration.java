package dev.drover.sandbox;

import dev.drover.connection.EnvironmentId;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.Takeover;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.Runbooks;
import java.util.List;
import org.springframework.stereotype.Component;

/** The migration that a newcomer finds ready to sign: the sample shop's orders go to DynamoDB. */
@Component("sandboxMigration")
@ConditionalOnLocalPostgres
class SampleMigration {

    private static final String OWNER = "Shop team";
    private static final String STAND_IN = "Shop platform team";
    private static final String TEAM = "Shop";
    private static final String CONTACT = "On-call engineer of the shop team, extension 555 0100";

    static final MigrationDescription DESCRIPTION = new MigrationDescription(
            "Orders to DynamoDB",
            "Shop database (PostgreSQL)",
            "Table shop (DynamoDB)",
            OWNER,
            "For ten minutes at night nobody can place or pay an order.",
            "Customers can look at products and orders all the time; for some minutes they cannot place or pay orders.");

    private final Migrations migrations;
    private final Inventory inventory;
    private final TargetModels models;
    private final RunbookTemplates templates;
    private final Runbooks runbooks;
    private final Revisions revisions;

    SampleMigration(
            Migrations migrations,
            Inventory inventory,
            TargetModels models,
            RunbookTemplates templates,
            Runbooks runbooks,
            Revisions revisions) {
        this.migrations = migrations;
        this.inventory = inventory;
        this.models = models;
        this.templates = templates;
        this.runbooks = runbooks;
        this.revisions = revisions;
    }

    /** Writes the whole plan, in the order in which an architect would: inventory, target model, runbook. */
    Migration plan(WorkspaceId workspace, EnvironmentId environment, Actor architect) {
        Migration migration = migrations.open(workspace, environment, DESCRIPTION, architect);
        MigrationId id = migration.id();
        inventory.takeOver(
                id, new Takeover(SamplePatterns.all(), List.of(), ChangeWay.IMPORT, "the sample shop"), 0, architect);
        models.save(id, SampleModel.model(), 0, "the whole model", architect);
        runbooks.save(id, runbook(), 0, "all steps", architect);
        revisions.submit(id, architect);
        return migration;
    }

    private Runbook runbook() {
        Runbook generated = templates.generate(RunbookTemplates.SHORT_FREEZE, DESCRIPTION, SampleModel.model());
        return generated.withSteps(generated.steps().stream()
                .map(step -> step.staffed(OWNER, STAND_IN, TEAM, CONTACT))
                .toList());
    }
}
