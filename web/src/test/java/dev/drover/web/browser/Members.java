package dev.drover.web.browser;

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

/** Makes people for tests of pages: they have a password, so that they can sign in. */
@Component
public class Members {

    private static final AtomicInteger made = new AtomicInteger();
    private static final String PASSWORD = "correct horse battery staple";

    private final Directory directory;
    private final Office office;
    private final PasswordEncoder passwords;

    Members(Directory directory, Office office, PasswordEncoder passwords) {
        this.directory = directory;
        this.office = office;
        this.passwords = passwords;
    }

    /** Somebody in a workspace, and what they type to sign in. */
    public record Member(Workspace workspace, Person person, String password) {

        public Actor actor() {
            return person.actor();
        }
    }

    /** In a workspace of their own. */
    public Member member(Role role) {
        return member(office.workspace(), role);
    }

    public Member member(Workspace workspace, Role role) {
        int number = made.incrementAndGet();
        Person person = directory.addPerson("member" + number, role.label() + " " + number, passwords.encode(PASSWORD));
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(role));
        return new Member(workspace, person, PASSWORD);
    }
}
