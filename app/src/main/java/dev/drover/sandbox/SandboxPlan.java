package dev.drover.sandbox;

import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.LocalPostgres;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Workspace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The environment of the sandbox, which follows the ports of each start, and the migration in it. */
@Component
@ConditionalOnLocalPostgres
class SandboxPlan {

    private static final String ENVIRONMENT = "Sandbox";

    private final Environments environments;
    private final Migrations migrations;
    private final SampleMigration sample;
    private final SampleConsumers consumers;
    private final LocalPostgres postgres;
    private final SandboxDynamoDb dynamo;

    SandboxPlan(
            Environments environments,
            Migrations migrations,
            SampleMigration sample,
            SampleConsumers consumers,
            LocalPostgres postgres,
            SandboxDynamoDb dynamo) {
        this.environments = environments;
        this.migrations = migrations;
        this.sample = sample;
        this.consumers = consumers;
        this.postgres = postgres;
        this.dynamo = dynamo;
    }

    /** Brings the workspace up to date: everything at the first start, the addresses at every later one. */
    void prepare(Workspace workspace, Actor admin, Actor architect) {
        SourceAddress source = new SourceAddress(
                SandboxSecrets.HOST,
                postgres.port(),
                SampleShopData.DATABASE,
                SampleShopData.SCHEMA,
                SandboxSecrets.DROVER,
                "sandbox:" + SandboxSecrets.DROVER);
        Optional<Environment> known = environments.in(workspace.id()).stream()
                .filter(environment -> environment.name().equals(ENVIRONMENT))
                .findFirst();
        if (known.isPresent()) {
            environments.move(known.get().id(), source, dynamo.address(), admin);
            return;
        }
        Environment environment =
                environments.add(workspace.id(), ENVIRONMENT, EnvironmentKind.SANDBOX, source, dynamo.address(), admin);
        Migration migration = sample.plan(workspace.id(), environment.id(), architect);
        consumers.add(migration.id(), architect);
    }

    /** The prepared migration: the first one that the sandbox's environment has. */
    Optional<Migration> migration(Workspace workspace) {
        return migrations.in(workspace.id()).stream().findFirst();
    }
}
