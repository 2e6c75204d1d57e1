package dev.drover.testing;

import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Person;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Makes people and workspaces for tests, each with a name of its own. */
@Component
public class Office {

    private static final AtomicInteger made = new AtomicInteger();

    private final Directory directory;

    Office(Directory directory) {
        this.directory = directory;
    }

    public Workspace workspace() {
        return directory.addWorkspace("w" + made.incrementAndGet(), "Workspace");
    }

    /** Somebody with these roles in the workspace. */
    public Actor member(Workspace workspace, Role first, Role... others) {
        Person person = directory.addPerson("person" + made.incrementAndGet(), first.label() + " " + made.get(), null);
        directory.setRoles(workspace.id(), person.id(), EnumSet.of(first, others));
        return person.actor();
    }
}
