package dev.drover.signoff;

import dev.drover.migration.Migrations;
import dev.drover.people.Directory;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.PlanEditors;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Watches whether those who signed may still answer for it. After a signature its person can lose the role, edit the plan,
 * or submit the next revision of it, and a signature moves on to every revision with the same digest.
 */
@Component
class Signers {

    private final PlanEditors editors;
    private final Directory directory;
    private final Migrations migrations;

    Signers(PlanEditors editors, Directory directory, Migrations migrations) {
        this.editors = editors;
        this.directory = directory;
        this.migrations = migrations;
    }

    /** The same scopes, with every signature lapsed that does not count now. */
    List<ScopeStatus> check(Revision revision, List<ScopeStatus> all) {
        if (all.stream().noneMatch(ScopeStatus::isSigned)) {
            return all;
        }
        Set<PersonId> edited = editors.of(revision.migration());
        WorkspaceId workspace = migrations.get(revision.migration()).workspace();
        List<ScopeStatus> able = all.stream()
                .map(status -> signature(status)
                        .flatMap(signed -> objection(revision, status.scope(), signed, edited, workspace))
                        .map(status::lapsed)
                        .orElse(status))
                .toList();
        return oneForEachPerson(able);
    }

    private Optional<String> objection(
            Revision revision, Scope scope, Decision signed, Set<PersonId> edited, WorkspaceId workspace) {
        String who = signed.personName() + " signed the " + scope.label() + " scope and ";
        if (revision.submittedBy().equals(signed.person())) {
            return Optional.of(who + "submitted revision " + revision.number() + ", and nobody signs their own work.");
        }
        if (edited.contains(signed.person())) {
            return Optional.of(who + "edited this plan, and nobody signs their own work.");
        }
        boolean may =
                directory.roles(workspace, signed.person()).stream().anyMatch(role -> role.may(scope.permission()));
        return may ? Optional.empty() : Optional.of(who + "no longer has a role that may sign it.");
    }

    /** Of two signatures of one person the first one counts. */
    private static List<ScopeStatus> oneForEachPerson(List<ScopeStatus> all) {
        return all.stream()
                .map(status -> signature(status)
                        .filter(signed -> !first(all, signed.person()).equals(signed))
                        .map(signed -> status.lapsed(signed.personName() + " signed the "
                                + status.scope().label()
                                + " scope and another one before it, and each scope needs another person."))
                        .orElse(status))
                .toList();
    }

    private static Decision first(List<ScopeStatus> all, PersonId person) {
        return all.stream()
                .flatMap(status -> signature(status).stream())
                .filter(signed -> signed.person().equals(person))
                .min(Comparator.comparingLong(Decision::id))
                .orElseThrow();
    }

    private static Optional<Decision> signature(ScopeStatus status) {
        return status.isSigned() ? status.decision() : Optional.empty();
    }
}
