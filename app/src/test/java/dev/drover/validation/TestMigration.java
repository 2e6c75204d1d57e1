package dev.drover.validation;

import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.TestDynamoDb;

/** A migration to which validations can belong. */
final class TestMigration {

    private TestMigration() {}

    static long open(Office office, Environments environments, Migrations migrations) {
        Workspace workspace = office.workspace();
        Actor architect = office.member(workspace, Role.ARCHITECT);
        Environment environment = environments.add(
                workspace.id(),
                "Shop",
                EnvironmentKind.SANDBOX,
                new SourceAddress("127.0.0.1", 5432, "shop", "shop", "shop", "env:DROVER_SOURCE_SHOP"),
                TestDynamoDb.address(),
                architect);
        return migrations
                .open(
                        workspace.id(),
                        environment.id(),
                        new MigrationDescription("Orders", "PostgreSQL", "DynamoDB", "Shop team", "None", "Nobody"),
                        architect)
                .id()
                .value();
    }
}
