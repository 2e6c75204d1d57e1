package dev.drover.signoff;

import dev.drover.audit.AuditTrail;
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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Signers signers;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Signoffs(
            Decisions decisions,
            Revisions revisions,
            Drafts drafts,
            SigningRules rules,
            Signers signers,
            Migrations migrations,
            AuditTrail audit,
            Clock clock) {
        this.decisions = decisions;
        this.revisions = revisions;
        this.drafts = drafts;
        this.rules = rules;
        this.signers = signers;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Decides on one scope. Signing starts nothing.
     *
     * @param number the revision that the person saw
     * @param seen what the page showed them, in words and numbers
     * @throws SignoffRefusedException if the person or the revision is not the right one, or a comment is missing
     */
    public void decide(
            MigrationId migration, int number, Scope scope, Verdict verdict, String comment, String seen, Actor actor) {
        decisions.lock(migration);
        Revision revision = revisions
                .latest(migration)
                .filter(newest -> newest.number() == number)
                .orElseThrow(() -> new SignoffRefusedException(
                        "Revision " + number + " is no longer the newest. Look at the newest one before you decide."));
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
            of(status(migration), scope)
                    .decision()
                    .ifPresent(signed ->
                            decisions.markVoid(signed, "withdrawn by the person who signed", actor, clock.instant()));
        }
        decisions.add(revision, scope, verdict, actor, comment.strip(), seen, clock.instant());
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "signoff." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                verdict.label() + ": " + scope.label() + " scope of revision " + number + ", digest "
                        + Digests.brief(revision.digests().of(scope))
                        + (comment.isBlank() ? "." : ". " + comment.strip()));
    }

    /** How every scope stands for the newest revision; empty if nothing was submitted yet. */
    @Transactional(readOnly = true)
    public List<ScopeStatus> status(MigrationId migration) {
        return revisions.latest(migration).map(this::status).orElse(List.of());
    }

    /** How every scope stands for a revision. A signature counts only while its person may still answer for it. */
    @Transactional(readOnly = true)
    public List<ScopeStatus> status(Revision revision) {
        List<Decision> all = decisions.of(revision.migration());
        return signers.check(
                revision,
                Arrays.stream(Scope.values())
                        .map(scope -> status(scope, revision, all))
                        .toList());
    }

    private static ScopeStatus status(Scope scope, Revision revision, List<Decision> all) {
        Optional<Decision> latest = all.stream()
                .filter(d -> d.scope() == scope)
                .filter(d -> d.digest().equals(revision.digests().of(scope)))
                .findFirst();
        if (latest.isEmpty()) {
            // Decisions on an earlier digest tell what happened; they do not count.
            Decision earlier =
                    all.stream().filter(d -> d.scope() == scope).findFirst().orElse(null);
            boolean fell = earlier != null && earlier.verdict() == Verdict.SIGNED;
            return new ScopeStatus(scope, fell ? ScopeStatus.State.VOIDED : ScopeStatus.State.WAITING, earlier);
        }
        Decision decision = latest.get();
        ScopeStatus.State state = switch (decision.verdict()) {
            case SIGNED -> decision.counts() ? ScopeStatus.State.SIGNED : ScopeStatus.State.VOIDED;
            case CHANGES_REQUESTED -> ScopeStatus.State.CHANGES_REQUESTED;
            case REJECTED -> ScopeStatus.State.REJECTED;
            case WITHDRAWN -> ScopeStatus.State.WAITING;
        };
        return new ScopeStatus(scope, state, decision);
    }

    /**
     * Who signed this plan and did not withdraw it; such a person must not run what they signed. It does not matter whether
     * the signature lapsed: it may count again tomorrow.
     */
    @Transactional(readOnly = true)
    public Set<PersonId> signers(Revision revision) {
        return decisions.of(revision.migration()).stream()
                .filter(decision -> decision.verdict() == Verdict.SIGNED && decision.counts())
                .filter(decision -> decision.digest().equals(revision.digests().of(decision.scope())))
                .map(Decision::person)
                .collect(Collectors.toSet());
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
        for (ScopeStatus status : status(latest.get())) {
            Scope scope = status.scope();
            if (status.isGiven() && !now.of(scope).equals(latest.get().digests().of(scope))) {
                Decision signed = status.decision().orElseThrow();
                decisions.markVoid(signed, change.what() + " was changed", change.by(), clock.instant());
                audit.record(
                        change.by(),
                        migrations.get(change.migration()).workspace(),
                        change.migration().value(),
                        "signoff.voided",
                        "The signature of " + signed.personName() + " on the " + scope.label() + " scope is void: "
                                + change.what() + " was changed.");
            }
        }
    }

    private static ScopeStatus of(List<ScopeStatus> all, Scope scope) {
        return all.stream().filter(s -> s.scope() == scope).findFirst().orElseThrow();
    }
}
