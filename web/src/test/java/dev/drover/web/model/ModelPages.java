package dev.drover.web.model;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Migrations over a real source, and people who can sign in, for tests of these pages. */
@Component
class ModelPages {

    private static final AtomicInteger made = new AtomicInteger();
    private static final String PASSWORD = "correct horse battery staple";

    private final Directory directory;
    private final Office office;
    private final Environments environments;
    private final Migrations migrations;
    private final PasswordEncoder passwords;

    ModelPages(
            Directory directory,
            Office office,
            Environments environments,
            Migrations migrations,
            PasswordEncoder passwords) {
        this.directory = directory;
        this.office = office;
        this.environments = environments;
        this.migrations = migrations;
        this.passwords = passwords;
    }

    /** A browser in which somebody with this role is signed in, and who that is. */
    record Visitor(Browser browser, Actor actor) {}

    Visitor visitor(int port, Workspace workspace, Role role) {
        String name = "visitor" + made.incrementAndGet();
        Person person = directory.addPerson(name, role.label() + " " + made.get(), passwords.encode(PASSWORD));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(role));
        return new Visitor(new Browser(port).signIn(name, PASSWORD), person.actor());
    }

    Workspace workspace() {
        return office.workspace();
    }

    Migration migration(Workspace workspace, SourceAddress source, Actor actor) {
        var environment = environments.add(
                workspace.id(),
                "Test " + made.incrementAndGet(),
                EnvironmentKind.TEST,
                source,
                new AwsAddress("eu-west-1", "local", null, null, null),
                actor);
        return migrations.open(
                workspace.id(),
                environment.id(),
                new MigrationDescription(
                        "Orders", "Shop database", "Orders table", "Checkout team", "Ten minutes", "Nobody notices"),
                actor);
    }
}
