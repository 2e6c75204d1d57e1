package dev.drover.proof;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.Takeover;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.model.lint.LintInput;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.TestDynamoDb;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.stereotype.Component;

/** Migrations whose models can be proven on a real DynamoDB Local. */
@Component
class ProvingGround {

    private final Office office;
    private final Environments environments;
    private final Migrations migrations;
    private final TargetModels models;
    private final Inventory inventory;
    private final DynamoDbClients clients;
    private final Proofs proofs;

    ProvingGround(
            Office office,
            Environments environments,
            Migrations migrations,
            TargetModels models,
            Inventory inventory,
            DynamoDbClients clients,
            Proofs proofs) {
        this.office = office;
        this.environments = environments;
        this.migrations = migrations;
        this.models = models;
        this.inventory = inventory;
        this.clients = clients;
        this.proofs = proofs;
    }

    /** A migration and who plans it. */
    record Site(Migration migration, Environment place, Actor actor) {}

    Site site(SourceAddress source, LintInput plan) {
        Workspace workspace = office.workspace();
        Actor actor = office.member(workspace, Role.ARCHITECT);
        Environment place = environments.add(
                workspace.id(), "Sandbox", EnvironmentKind.SANDBOX, source, TestDynamoDb.address(), actor);
        Migration migration = migrations.open(
                workspace.id(), place.id(), new MigrationDescription("Shop", "a", "b", "c", "d", "e"), actor);
        models.save(migration.id(), plan.model(), 0, "everything", actor);
        inventory.takeOver(
                migration.id(),
                new Takeover(plan.patterns().toList(), List.of(), ChangeWay.IMPORT, "a test"),
                0,
                actor);
        return new Site(migration, place, actor);
    }

    /** Runs a proof to its end. */
    Proof prove(Site site, ProofRequest request) {
        long id = proofs.start(site.migration(), site.place().id(), request, site.actor());
        return ended(site, id);
    }

    Proof ended(Site site, long id) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !proofs.find(site.migration().id(), id)
                        .orElseThrow()
                        .status()
                        .isActive());
        return proofs.find(site.migration().id(), id).orElseThrow();
    }

    /** Tables of proofs of this migration that are still there. */
    List<String> tablesLeft(Site site) {
        return AwsCalls.await(
                        clients.open(TestDynamoDb.address(), Access.READ_ONLY).listTables())
                .tableNames()
                .stream()
                .filter(name ->
                        name.startsWith(ProofTables.PREFIX + site.migration().id() + "-"))
                .toList();
    }
}
