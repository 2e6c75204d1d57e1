package dev.drover.testing;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.Scope;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes migrations with a plan for tests. */
@Component
public class Plans {

    private final Office office;
    private final Environments environments;
    private final Migrations migrations;
    private final TargetModels models;
    private final Runbooks runbooks;
    private final Revisions revisions;
    private final Signoffs signoffs;

    Plans(
            Office office,
            Environments environments,
            Migrations migrations,
            TargetModels models,
            Runbooks runbooks,
            Revisions revisions,
            Signoffs signoffs) {
        this.office = office;
        this.environments = environments;
        this.migrations = migrations;
        this.models = models;
        this.runbooks = runbooks;
        this.revisions = revisions;
        this.signoffs = signoffs;
    }

    /** A migration and the people around it. */
    public record Team(
            Workspace workspace, Migration migration, Actor architect, Actor lead, Actor operator, Actor stakeholder) {}

    /** A source address that nobody listens at. */
    public static SourceAddress nowhere() {
        return new SourceAddress("127.0.0.1", 1, "shop", "public", "shop", "env:DROVER_SOURCE_TEST");
    }

    public Team team() {
        return team(EnvironmentKind.TEST, nowhere(), new AwsAddress("eu-west-1", "123456789012", null, null, null));
    }

    /** Like a team, but its environment is production. */
    public Team production() {
        return team(
                EnvironmentKind.PRODUCTION, nowhere(), new AwsAddress("eu-west-1", "123456789012", null, null, null));
    }

    public Team team(EnvironmentKind kind, SourceAddress source, AwsAddress aws) {
        Workspace workspace = office.workspace();
        Actor architect = office.member(workspace, Role.ARCHITECT);
        Environment environment = environments.add(workspace.id(), "Test", kind, source, aws, architect);
        Migration migration = migrations.open(workspace.id(), environment.id(), description(), architect);
        return new Team(
                workspace,
                migration,
                architect,
                office.member(workspace, Role.LEAD),
                office.member(workspace, Role.OPERATOR),
                office.member(workspace, Role.STAKEHOLDER));
    }

    public static MigrationDescription description() {
        return new MigrationDescription(
                "Orders to DynamoDB",
                "Shop database (PostgreSQL)",
                "Orders table (DynamoDB)",
                "Team Orders",
                "For ten minutes at night no new orders",
                "For ten minutes, new orders may not be processed");
    }

    /** A complete step of a type, named like its key. */
    public static RunbookStep step(String key, String type, Map<String, String> parameters) {
        return RunbookStep.of(key, type, "Step " + key, parameters)
                .named("move", "Step " + key)
                .told("It worked.", "It is undone.", "Nothing: you can keep working.", "")
                .taking(1)
                .staffed("Team Orders", "Team Stock", "Orders", "On call, 555 0100");
    }

    /** A runbook of steps whose one phase is described. */
    public static Runbook runbook(List<RunbookStep> steps) {
        return Runbook.of(steps).with(new Phase("move", "Everything is moved.", "Nothing is moved."));
    }

    /** Saves a runbook, and a small model if there is none, and submits both. */
    public void submit(Team team, List<RunbookStep> steps) {
        if (models.of(team.migration().id()).version() == 0) {
            TargetTable table = new TargetTable("shop", KeyAttribute.text("pk"), null, List.of(), List.of());
            models.save(team.migration().id(), new TargetModel(List.of(table)), 0, "the table shop", team.architect());
        }
        int version = runbooks.of(team.migration().id()).version();
        runbooks.save(team.migration().id(), runbook(steps), version, "the steps", team.architect());
        revisions.submit(team.migration().id(), team.architect());
    }

    /** The lead signs the data, the stakeholder the business. */
    public void sign(Team team) {
        int number = revisions.latest(team.migration().id()).orElseThrow().number();
        signoffs.decide(team.migration().id(), number, Scope.DATA, Verdict.SIGNED, "", "All of it.", team.lead());
        signoffs.decide(
                team.migration().id(), number, Scope.BUSINESS, Verdict.SIGNED, "", "All of it.", team.stakeholder());
    }

    /** Steps of the scripted kind, with these names. */
    public static List<RunbookStep> scripted(String... names) {
        return Stream.of(names)
                .map(name -> step(name, "test.scripted", Map.of("name", name)))
                .toList();
    }
}
