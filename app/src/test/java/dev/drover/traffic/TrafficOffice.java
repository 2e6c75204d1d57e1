package dev.drover.traffic;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import org.springframework.stereotype.Component;

/** Makes migrations for tests of this room. */
@Component
class TrafficOffice {

    private final Office office;
    private final Environments environments;
    private final Migrations migrations;

    TrafficOffice(Office office, Environments environments, Migrations migrations) {
        this.office = office;
        this.environments = environments;
        this.migrations = migrations;
    }

    Migration migration(Workspace workspace, String name) {
        Environment environment = environments.in(workspace.id()).stream()
                .findFirst()
                .orElseGet(() -> environments.add(
                        workspace.id(),
                        "Test",
                        EnvironmentKind.TEST,
                        new SourceAddress("127.0.0.1", 5432, "shop", "shop", "shop", "env:DROVER_SOURCE_SHOP"),
                        new AwsAddress("eu-west-1", "local", null, null, null),
                        office.member(workspace, Role.ADMIN)));
        return migrations.open(
                workspace.id(),
                environment.id(),
                new MigrationDescription(name, "PostgreSQL", "DynamoDB", "Shop team", "None", "Nobody notices."),
                office.member(workspace, Role.ARCHITECT));
    }
}
