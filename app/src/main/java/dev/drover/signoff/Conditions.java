package dev.drover.signoff;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an eye on conditions under which somebody signed: a live run waits until a person says that they are met. */
@Service
@Transactional
public class Conditions {

    private final Decisions decisions;
    private final Standings standings;
    private final Revisions revisions;
    private final SigningRules rules;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Conditions(
            Decisions decisions,
            Standings standings,
            Revisions revisions,
            SigningRules rules,
            Migrations migrations,
            AuditTrail audit,
            Clock clock) {
        this.decisions = decisions;
        this.standings = standings;
        this.revisions = revisions;
        this.rules = rules;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** What those ask for who signed under a condition, as long as it is not met; each a sentence. */
    @Transactional(readOnly = true)
    public List<String> open(Revision revision) {
        return standings.of(revision).stream()
                .flatMap(status -> status.openConditions().stream())
                .map(signed -> signed.personName() + " signed the "
                        + signed.scope().label() + " scope under a condition that is not met yet: " + signed.comment())
                .toList();
    }

    /** The signatures of a migration whose open condition needs the password again to be marked as met, by their ids. */
    @Transactional(readOnly = true)
    public Set<Long> askingPassword(MigrationId migration) {
        return decisions.of(migration).stream()
                .filter(Decision::hasOpenCondition)
                .filter(this::asksPassword)
                .map(Decision::id)
                .collect(Collectors.toSet());
    }

    /** A signature can have come from a revision for another environment than the newest: production at either end asks. */
    private boolean asksPassword(Decision signed) {
        Revision revision = revisions.get(signed.revision());
        return Stream.concat(Stream.of(revision), revisions.latest(revision.migration()).stream())
                .anyMatch(one -> Signoffs.asksPassword(one, signed.verdict()));
    }

    /**
     * Records that the condition of a signature is met.
     *
     * @param decision the id of the signature
     * @param how what was done, or why it is met
     * @param passwordAgain whether the person entered their password again with it
     * @throws SignoffRefusedException if there is no such open condition, the person is not one who may sign the scope, or
     *     the password is missing
     */
    public void meet(MigrationId migration, long decision, String how, Actor actor, boolean passwordAgain) {
        decisions.lock(migration);
        Decision signed = decisions.of(migration).stream()
                .filter(one -> one.id() == decision && one.hasOpenCondition())
                .findFirst()
                .orElseThrow(() -> new SignoffRefusedException("That condition is not open any more."));
        if (asksPassword(signed) && !passwordAgain) {
            throw new SignoffRefusedException("The environment is production: enter your password again to mark the"
                    + " condition as met. It is still open.");
        }
        // A live run may be of an earlier revision than the newest.
        Revision revision = revisions.get(signed.revision());
        ScopeStatus status = standings.of(revision).stream()
                .filter(one -> one.scope().equals(signed.scope()))
                .findFirst()
                .orElseThrow(() ->
                        new SignoffRefusedException("The " + signed.scope().label()
                                + " scope is not asked for any more, so its condition holds nothing."));
        if (how.isBlank()) {
            throw new SignoffRefusedException("Say how the condition was met; it goes into the record.");
        }
        rules.refusalToMeet(revision, status, actor).ifPresent(refusal -> {
            throw new SignoffRefusedException(refusal);
        });
        decisions.markMet(signed, how.strip(), actor, passwordAgain, clock.instant());
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "signoff.condition-met",
                "The condition of " + signed.personName() + " on the "
                        + signed.scope().label() + " scope is met"
                        + (passwordAgain ? ", password entered again" : "") + ". Condition: " + signed.comment()
                        + " How it was met: "
                        + how.strip());
    }
}
