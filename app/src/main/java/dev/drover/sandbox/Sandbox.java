package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.migration.Migration;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Present only in the sandbox: the people behind the role buttons, their workspace, and what they find in it. */
@Component
@Order(1)
@ConditionalOnLocalPostgres
public class Sandbox implements ApplicationRunner {

    /**
     * The people that are offered as buttons, in the order in which a migration needs them. The admin is among them,
     * because newcomers want to see people and connections too; nobody can become somebody without a button.
     */
    public static final List<Role> ROLES =
            List.of(Role.ARCHITECT, Role.LEAD, Role.STAKEHOLDER, Role.OPERATOR, Role.ADMIN);

    private static final String WORKSPACE = "shop";

    private final Directory directory;
    private final SandboxPlan plan;

    Sandbox(Directory directory, SandboxPlan plan) {
        this.directory = directory;
        this.plan = plan;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        Workspace shop = directory.workspaceWithSlug(WORKSPACE).orElseGet(this::firstStart);
        plan.prepare(
                shop,
                person(Role.ADMIN).orElseThrow().actor(),
                person(Role.ARCHITECT).orElseThrow().actor());
    }

    private Workspace firstStart() {
        Workspace shop = directory.addWorkspace(WORKSPACE, "Sample shop");
        for (Role role : Role.values()) {
            // Named after their role: they are nobody, and no password opens them.
            Person person = directory.addPerson(signInName(role), role.label(), null);
            directory.setRoles(shop.id(), person.id(), EnumSet.of(role));
        }
        return shop;
    }

    /** The migration that newcomers find. */
    Optional<Migration> migration() {
        return directory.workspaceWithSlug(WORKSPACE).flatMap(plan::migration);
    }

    /** The person behind a role button. */
    public Optional<Person> person(Role role) {
        return directory.personWithSignInName(signInName(role));
    }

    private static String signInName(Role role) {
        return "sandbox-" + role.name().toLowerCase(Locale.ROOT);
    }
}
