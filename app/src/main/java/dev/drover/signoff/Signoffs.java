package dev.drover.signoff;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.EnvironmentKind;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.migration.PlanChanged;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.StoredPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions on the newest revision of a migration, and voids them when what they cover is changed. */
@Service
@Transactional
public class Signoffs {

    private final Decisions decisions;
    private final Revisions revisions;
    private final Drafts drafts;
    private final SigningRules rules;
    private final Standings standings;
    private final PlanRisk risk;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signoffs(
            Decisions decisions,
            Revisions revisions,
            Drafts drafts,
            SigningRules rules,
            Standings standings,
            PlanRisk risk,
            Migrations migrations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.revisions = revisions;
        this.drafts = drafts;
        this.rules = rules;
        this.standings = standings;
        this.risk = risk;
        this.migrations = migrations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Decides on one scope as somebody who is signed in and did not enter their password again. */
    public void decide(
            MigrationId migration, int number, Scope scope, Verdict verdict, String comment, String seen, Actor actor) {
        decide(migration, number, scope, verdict, comment, seen, actor, false);
    }

    /**
     * Decides on one scope. Signing starts nothing.
     *
     * @param number the revision that the person saw
     * @param seen what the page showed them, in words and numbers
     * @param passwordAgain whether they entered their password again with it
     * @throws SignoffRefusedException if the person or the revision is not the right one, or a comment or the password is
     *     missing
     */
    public void decide(
            MigrationId migration,
            int number,
            Scope scope,
            Verdict verdict,
            String comment,
            String seen,
            Actor actor,
            boolean passwordAgain) {
        decisions.lock(migration);
        Revision revision = revisions
                .latest(migration)
                .filter(newest -> newest.number() == number)
                .orElseThrow(() -> new SignoffRefusedException(
                        "Revision " + number + " is no longer the newest. Look at the newest one before you decide."));
        if (asksPassword(revision, verdict) && !passwordAgain) {
            throw new SignoffRefusedException(
                    "The environment is production: enter your password again with the decision. Nothing was decided.");
        }
        Draft draft = drafts.of(migration);
        if (!draft.digests().of(scope).equals(revision.digests().of(scope))) {
            throw new SignoffRefusedException("The plan was changed after revision " + number
                    + " was submitted. It has to be submitted again before anybody can sign.");
        }
        rules.refusal(revision, scope, verdict, comment, actor, status(migration))
                .ifPresent(refusal -> {
                    throw new SignoffRefusedException(refusal);
                });
        if (verdict == Verdict.WITHDRAWN) {
            standings.signatures(revision).stream()
                    .filter(signed -> signed.scope().equals(scope))
                    .filter(signed -> signed.person().equals(actor.id()))
                    .forEach(signed ->
                            decisions.markVoid(signed, "withdrawn by the person who signed", actor, clock.instant()));
        }
        long id = decisions.add(revision, scope, verdict, actor, comment.strip(), seen, passwordAgain, clock.instant());
        // Before the record: whoever is told reads the plan, and the audit trail is for all one after the other.
        events.publishEvent(new DecisionTaken(revision, scope, verdict, id, actor));
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "signoff." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                verdict.label() + ": " + scope.label() + " scope of revision " + number + ", digest "
                        + Digests.brief(revision.digests().of(scope))
                        + (passwordAgain ? ", password entered again" : "")
                        + (comment.isBlank() ? "." : ". " + comment.strip()));
    }

    /** Whether a decision on a revision needs the password again. Taking a signature back never does. */
    public static boolean asksPassword(Revision revision, Verdict verdict) {
        return revision.content().environmentKind() == EnvironmentKind.PRODUCTION && verdict != Verdict.WITHDRAWN;
    }

    /** How every scope stands for the newest revision; empty if nothing was submitted yet. */
    @Transactional(readOnly = true)
    public List<ScopeStatus> status(MigrationId migration) {
        return revisions.latest(migration).map(this::status).orElse(List.of());
    }

    /** How every required scope stands for a revision. A signature counts only while its person may still answer for it. */
    @Transactional(readOnly = true)
    public List<ScopeStatus> status(Revision revision) {
        return standings.of(revision);
    }

    /** The policy that applies to a revision, as it is now. */
    @Transactional(readOnly = true)
    public StoredPolicy policy(Revision revision) {
        return risk.policy(revision);
    }

    /**
     * Who signed this plan and did not withdraw it; such a person must not run what they signed. It does not matter whether
     * the signature lapsed: it may count again tomorrow.
     */
    @Transactional(readOnly = true)
    public Set<PersonId> signers(Revision revision) {
        return standings.signatures(revision).stream().map(Decision::person).collect(Collectors.toSet());
    }

    /** Every decision of a migration, newest first. */
    @Transactional(readOnly = true)
    public List<Decision> history(MigrationId migration) {
        return decisions.of(migration);
    }

    /** An edit voids exactly the signatures whose scope it changes, in the transaction that makes it. */
    @EventListener
    void voidWhatNoLongerFits(PlanChanged change) {
        decisions.lock(change.migration());
        Optional<Revision> latest = revisions.latest(change.migration());
        if (latest.isEmpty()) {
            return;
        }
        Digests now = drafts.of(change.migration()).digests();
        for (Decision signed : standings.signatures(latest.get())) {
            if (!now.of(signed.scope()).equals(signed.digest())) {
                decisions.markVoid(signed, change.what() + " was changed", change.by(), clock.instant());
                events.publishEvent(new SignatureFallen(change.migration(), signed, change.by(), change.what()));
                audit.record(
                        change.by(),
                        migrations.get(change.migration()).workspace(),
                        change.migration().value(),
                        "signoff.voided",
                        "The signature of " + signed.personName() + " on the "
                                + signed.scope().label() + " scope is void: " + change.what() + " was changed.");
            }
        }
    }
}
