package dev.drover.testing;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Workspace;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Opens migrations for tests that need one and do not care which. */
@Component
public class SampleMigration {

    private static final AtomicInteger opened = new AtomicInteger();

    private final Environments environments;
    private final Migrations migrations;

    SampleMigration(Environments environments, Migrations migrations) {
        this.environments = environments;
        this.migrations = migrations;
    }

    public Migration open(Workspace workspace, Actor actor) {
        SourceAddress source = new SourceAddress("127.0.0.1", 5432, "shop", "public", "shop", "env:DROVER_SOURCE_TEST");
        AwsAddress aws = new AwsAddress("eu-west-1", "local", null, null, null);
        var environment = environments.add(
                workspace.id(), "Test " + opened.incrementAndGet(), EnvironmentKind.TEST, source, aws, actor);
        return migrations.open(
                workspace.id(),
                environment.id(),
                new MigrationDescription(
                        "Orders", "Shop database", "Orders table", "Checkout team", "Ten minutes", "Nobody notices"),
                actor);
    }
}
