package dev.drover.people;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows all people and workspaces, and adds to them. */
@Service
@Transactional
public class Directory {

    private final People people;
    private final Workspaces workspaces;
    private final Memberships memberships;
    private final Clock clock;

    Directory(People people, Workspaces workspaces, Memberships memberships, Clock clock) {
        this.people = people;
        this.workspaces = workspaces;
        this.memberships = memberships;
        this.clock = clock;
    }

    public boolean isEmpty() {
        return people.count() == 0;
    }

    public Workspace addWorkspace(String slug, String name) {
        return workspaces.save(new Workspace(slug, name));
    }

    /**
     * Adds somebody.
     *
     * @param passwordHash null for somebody who cannot sign in with a password
     * @throws SignInNameTakenException if the name is in use, in whatever case it is written
     */
    public Person addPerson(String signInName, String displayName, @Nullable String passwordHash) {
        if (people.withSignInName(signInName).isPresent()) {
            throw new SignInNameTakenException(signInName);
        }
        return people.save(new Person(signInName, displayName, passwordHash, clock.instant()));
    }

    /** Gives a person exactly these roles in a workspace; no roles take them out of it. */
    public void setRoles(WorkspaceId workspace, PersonId person, Set<Role> roles) {
        memberships.takeAll(workspace, person);
        roles.forEach(role -> memberships.give(workspace, person, role));
    }

    public void prefer(PersonId person, Theme theme, @Nullable ZoneId timeZone) {
        people.findById(person.value()).ifPresent(found -> found.prefer(theme, timeZone));
    }

    /** Says where a person gets mail; null for nowhere. */
    public void reach(PersonId person, @Nullable MailAddress address) {
        people.findById(person.value()).ifPresent(found -> found.reach(address));
    }

    @Transactional(readOnly = true)
    public Optional<Person> person(PersonId id) {
        return people.findById(id.value());
    }

    @Transactional(readOnly = true)
    public Optional<Person> personWithSignInName(String name) {
        return people.withSignInName(name);
    }

    @Transactional(readOnly = true)
    public List<Person> everybody() {
        return people.inOrder();
    }

    @Transactional(readOnly = true)
    public Optional<Workspace> workspace(WorkspaceId id) {
        return workspaces.findById(id.value());
    }

    @Transactional(readOnly = true)
    public Optional<Workspace> workspaceWithSlug(String slug) {
        return workspaces.findBySlug(slug);
    }

    @Transactional(readOnly = true)
    public List<Workspace> workspacesOf(PersonId person) {
        return workspaces.findByIdInOrderByName(memberships.workspacesOf(person));
    }

    @Transactional(readOnly = true)
    public Set<Role> roles(WorkspaceId workspace, PersonId person) {
        return memberships.roles(workspace, person);
    }

    @Transactional(readOnly = true)
    public List<Member> members(WorkspaceId workspace) {
        return memberships.members(workspace);
    }
}
