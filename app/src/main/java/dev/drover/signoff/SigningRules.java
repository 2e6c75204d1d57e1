package dev.drover.signoff;

import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.PersonId;
import dev.drover.people.Role;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says why somebody may not decide: nobody signs their own work, and one person counts once. */
@Component
public class SigningRules {

    private final Exclusions exclusions;
    private final Directory directory;
    private final Migrations migrations;

    SigningRules(Exclusions exclusions, Directory directory, Migrations migrations) {
        this.exclusions = exclusions;
        this.directory = directory;
        this.migrations = migrations;
    }

    /** Why this person cannot sign this scope at all, as a sentence; empty if they can. */
    public Optional<String> conflict(Revision revision, ScopeStatus status, Actor actor, List<ScopeStatus> all) {
        return conflict(status, actor, roles(revision, actor), exclusions.of(revision), all);
    }

    private Optional<String> conflict(
            ScopeStatus status, Actor actor, Set<Role> roles, Map<PersonId, String> excluded, List<ScopeStatus> all) {
        String exclusion = excluded.get(actor.id());
        if (exclusion != null) {
            return Optional.of("You " + exclusion);
        }
        if (!status.required().rule().admits(roles)) {
            return Optional.of("The " + status.scope().label() + " scope is signed by: "
                    + status.required().rule().who() + ".");
        }
        return all.stream()
                .filter(other -> !other.scope().equals(status.scope()))
                .filter(other -> hasSigned(other, actor))
                .findFirst()
                .map(other -> "You signed the " + other.scope().label()
                        + " scope already, and each scope needs another person.")
                .or(() -> earlierStage(status, all));
    }

    private Set<Role> roles(Revision revision, Actor actor) {
        return directory.roles(migrations.get(revision.migration()).workspace(), actor.id());
    }

    private static Optional<String> earlierStage(ScopeStatus status, List<ScopeStatus> all) {
        return all.stream()
                .filter(other -> other.required().rule().stage()
                        < status.required().rule().stage())
                .filter(other -> !other.isSigned())
                .findFirst()
                .map(other -> "The " + other.scope().label() + " scope comes first: it is of stage "
                        + other.required().rule().stage() + ", and this one of stage "
                        + status.required().rule().stage() + ".");
    }

    /** Names of the members who could sign a scope now, in their order. */
    public List<String> candidates(Revision revision, ScopeStatus status, List<ScopeStatus> all) {
        return able(revision, status, all).stream()
                .map(Member::displayName)
                .sorted()
                .toList();
    }

    /** The members who could sign a scope now. */
    public List<Member> able(Revision revision, ScopeStatus status, List<ScopeStatus> all) {
        Map<PersonId, String> excluded = exclusions.of(revision);
        return directory.members(migrations.get(revision.migration()).workspace()).stream()
                .filter(member -> {
                    Actor actor = new Actor(member.id(), member.displayName());
                    return !hasSigned(status, actor)
                            && conflict(status, actor, member.roles(), excluded, all)
                                    .isEmpty();
                })
                .toList();
    }

    /** Whether a signature of this person on the scope counts. */
    public boolean hasSigned(ScopeStatus status, Actor actor) {
        return status.counting().stream()
                .anyMatch(signature -> signature.decision().person().equals(actor.id()));
    }

    Optional<String> refusal(
            Revision revision, Scope scope, Verdict verdict, String comment, Actor actor, List<ScopeStatus> all) {
        if (verdict != Verdict.SIGNED && comment.isBlank()) {
            return Optional.of(
                    verdict == Verdict.SIGNED_WITH_CONDITION
                            ? "Say what has to be met; the live run waits for it."
                            : "Say why, so that the others know what to do.");
        }
        Optional<ScopeStatus> found =
                all.stream().filter(s -> s.scope().equals(scope)).findFirst();
        if (found.isEmpty()) {
            return Optional.of("The " + scope.label() + " scope is not asked for: the policy of this workspace does not"
                    + " require it for this plan.");
        }
        ScopeStatus status = found.get();
        boolean own = hasSigned(status, actor);
        if (verdict == Verdict.WITHDRAWN) {
            return own ? Optional.empty() : Optional.of("Only the person who signed can withdraw a signature.");
        }
        if (status.isSigned()) {
            return Optional.of("The " + scope.label() + " scope is signed already.");
        }
        if (own && verdict.signs()) {
            return Optional.of("You signed the " + scope.label().toLowerCase(Locale.ROOT)
                    + " scope already; it waits for somebody else.");
        }
        return conflict(revision, status, actor, all);
    }

    /** Why this person may not say that a condition of this scope is met, as a sentence; empty if they may. */
    Optional<String> refusalToMeet(Revision revision, ScopeStatus status, Actor actor) {
        if (hasSigned(status, actor)) {
            return Optional.empty();
        }
        if (!status.required().rule().admits(roles(revision, actor))) {
            return Optional.of("Whether the condition is met is for those to say who may sign the "
                    + status.scope().label() + " scope: "
                    + status.required().rule().who() + ".");
        }
        return exclusions.of(revision, actor.id()).map(reason -> "You " + reason);
    }
}
