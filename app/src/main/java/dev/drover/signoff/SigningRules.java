package dev.drover.signoff;

import dev.drover.people.Actor;
import dev.drover.runbook.PlanEditors;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says why somebody may not decide: nobody signs their own work, and one person counts once. */
@Component
public class SigningRules {

    private final PlanEditors editors;

    SigningRules(PlanEditors editors) {
        this.editors = editors;
    }

    /** Why this person cannot sign this scope at all, as a sentence; empty if they can. */
    public Optional<String> conflict(Revision revision, Scope scope, Actor actor, List<ScopeStatus> all) {
        if (revision.submittedBy().equals(actor.id())) {
            return Optional.of("You submitted this revision, and nobody signs their own work.");
        }
        if (editors.of(revision.migration()).contains(actor.id())) {
            return Optional.of("You edited this plan, and nobody signs their own work.");
        }
        return all.stream()
                .filter(status -> status.scope() != scope && status.isSigned())
                .filter(status -> status.decision()
                        .filter(d -> d.person().equals(actor.id()))
                        .isPresent())
                .findFirst()
                .map(status -> "You signed the " + status.scope().label()
                        + " scope already, and each scope needs another person.");
    }

    Optional<String> refusal(
            Revision revision, Scope scope, Verdict verdict, String comment, Actor actor, List<ScopeStatus> all) {
        if (verdict != Verdict.SIGNED && comment.isBlank()) {
            return Optional.of("Say why, so that the others know what to do.");
        }
        ScopeStatus status =
                all.stream().filter(s -> s.scope() == scope).findFirst().orElseThrow();
        if (verdict == Verdict.WITHDRAWN) {
            boolean own = status.isSigned()
                    && status.decision()
                            .filter(d -> d.person().equals(actor.id()))
                            .isPresent();
            return own ? Optional.empty() : Optional.of("Only the person who signed can withdraw a signature.");
        }
        if (status.isSigned()) {
            return Optional.of("The " + scope.label() + " scope is signed already.");
        }
        return conflict(revision, scope, actor, all);
    }
}
