package dev.drover.web.browser;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.SmallShop;
import dev.drover.web.browser.Members.Member;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Makes what a test of pages looks at: migrations over a real source, and the architects who plan them. */
@Component
public class Sites {

    /** An account in which nothing answers. */
    public static final AwsAddress NO_AWS = new AwsAddress("eu-west-1", "local", null, null, null);

    private static final AtomicInteger made = new AtomicInteger();

    private final Members members;
    private final Environments environments;
    private final Migrations migrations;
    private final TargetModels models;

    Sites(Members members, Environments environments, Migrations migrations, TargetModels models) {
        this.members = members;
        this.environments = environments;
        this.migrations = migrations;
        this.models = models;
    }

    /** A migration, and who plans it. */
    public record Site(Member architect, Migration migration) {

        /** The path below which its pages are. */
        public String root() {
            return "/migrations/" + migration.id();
        }
    }

    /** A small shop of its own, its whole model as version 1, and an architect in a workspace of their own. */
    public Site smallShop(AwsAddress aws) {
        Member architect = members.member(Role.ARCHITECT);
        Migration migration = open(architect.workspace(), SmallShop.source(SmallShop.create()), aws, architect.actor());
        models.save(migration.id(), SmallShop.model(), 0, "everything", architect.actor());
        return new Site(architect, migration);
    }

    public Migration open(Workspace workspace, SourceAddress source, AwsAddress aws, Actor actor) {
        var environment = environments.add(
                workspace.id(), "Test " + made.incrementAndGet(), EnvironmentKind.SANDBOX, source, aws, actor);
        return migrations.open(
                workspace.id(),
                environment.id(),
                new MigrationDescription(
                        "Orders", "Shop database", "Orders table", "Checkout team", "Ten minutes", "Nobody notices"),
                actor);
    }
}
