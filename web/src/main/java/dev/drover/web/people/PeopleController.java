package dev.drover.web.people;

import dev.drover.audit.AuditTrail;
import dev.drover.notice.Inbox;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.people.Role;
import dev.drover.people.SignInNameTakenException;
import dev.drover.people.Workspace;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who belongs to the workspace, and with which roles. */
@Controller
class PeopleController {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int UNDELIVERED = 20;

    private final Directory directory;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    PeopleController(
            Directory directory,
            PasswordEncoder passwords,
            AuditTrail audit,
            Inbox inbox,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.passwords = passwords;
        this.audit = audit;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    @GetMapping("/people")
    @Permitted(Permission.ADMINISTER)
    String people(Workspace workspace, Model model) {
        model.addAttribute("members", directory.members(workspace.id()));
        model.addAttribute("roles", Role.values());
        model.addAttribute("undelivered", inbox.undelivered(workspace.id(), UNDELIVERED));
        return "people/page";
    }

    @PostMapping("/people")
    @Permitted(Permission.ADMINISTER)
    String add(
            Workspace workspace,
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam String password,
            @RequestParam(defaultValue = "") Set<Role> roles,
            Actor actor,
            Model model,
            RedirectAttributes redirect) {
        Map<String, String> errors = problems(name, displayName, password, roles);
        if (errors.isEmpty()) {
            try {
                add(workspace, name.strip(), displayName.strip(), passwords.encode(password), roles, actor);
                Notices.done(redirect, displayName.strip() + " can sign in now.");
                return "redirect:/people";
            } catch (SignInNameTakenException taken) {
                errors.put("name", String.valueOf(taken.getMessage()));
            }
        }
        model.addAttribute("errors", errors);
        model.addAttribute("typedName", name);
        model.addAttribute("typedDisplayName", displayName);
        return people(workspace, model);
    }

    private void add(Workspace workspace, String name, String displayName, String hash, Set<Role> roles, Actor actor) {
        transaction.executeWithoutResult(t -> {
            PersonId id = directory.addPerson(name, displayName, hash).id();
            directory.setRoles(workspace.id(), id, roles);
            audit.record(
                    actor, workspace.id(), null, "people.added", "Added " + displayName + " as " + words(roles) + ".");
        });
    }

    private static Map<String, String> problems(String name, String displayName, String password, Set<Role> roles) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!name.strip().matches("[A-Za-z0-9._@+-]{2,100}")) {
            errors.put("name", "Sign-in name: 2 to 100 letters, digits and . _ @ + -, without spaces.");
        }
        if (displayName.isBlank() || displayName.length() > 100) {
            errors.put("displayName", "Name: enter how others know this person, at most 100 characters.");
        }
        if (password.length() < SHORTEST_PASSWORD || password.getBytes(StandardCharsets.UTF_8).length > 72) {
            errors.put("password", "Password: at least " + SHORTEST_PASSWORD + " characters and at most 72 bytes.");
        }
        if (roles.isEmpty()) {
            errors.put("roles", "Roles: choose at least one.");
        }
        return errors;
    }

    @PostMapping("/people/{person}/roles")
    @Permitted(Permission.ADMINISTER)
    String setRoles(
            Workspace workspace,
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") Set<Role> roles,
            Actor actor,
            RedirectAttributes redirect) {
        Member member = directory.members(workspace.id()).stream()
                .filter(candidate -> candidate.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (person.equals(actor.id()) && !roles.contains(Role.ADMIN)) {
            Notices.refused(redirect, List.of("You cannot take the admin role from yourself. Ask another admin."));
            return "redirect:/people";
        }
        Set<Role> wanted = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
        transaction.executeWithoutResult(t -> {
            directory.setRoles(workspace.id(), person, wanted);
            audit.record(
                    actor,
                    workspace.id(),
                    null,
                    "people.roles",
                    "Changed the roles of " + member.displayName() + " to " + words(wanted) + ".");
        });
        Notices.done(redirect, "The roles of " + member.displayName() + " are saved.");
        return "redirect:/people";
    }

    private static String words(Set<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : roles.stream().map(Role::label).sorted().collect(Collectors.joining(", "));
    }
}
