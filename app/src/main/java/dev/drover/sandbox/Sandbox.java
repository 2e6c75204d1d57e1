package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Present only in the sandbox: the people behind the role buttons, and their workspace. */
@Component
@ConditionalOnLocalPostgres
public class Sandbox implements ApplicationRunner {

    private static final String WORKSPACE = "shop";

    private final Directory directory;

    Sandbox(Directory directory) {
        this.directory = directory;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (directory.workspaceWithSlug(WORKSPACE).isPresent()) {
            return;
        }
        Workspace shop = directory.addWorkspace(WORKSPACE, "Sample shop");
        for (Role role : Role.values()) {
            // Named after their role: they are nobody, and no password opens them.
            Person person = directory.addPerson(signInName(role), role.label(), null);
            directory.setRoles(shop.id(), person.id(), EnumSet.of(role));
        }
    }

    /** The person behind a role button. */
    public Optional<Person> person(Role role) {
        return directory.personWithSignInName(signInName(role));
    }

    private static String signInName(Role role) {
        return "sandbox-" + role.name().toLowerCase(Locale.ROOT);
    }
}
