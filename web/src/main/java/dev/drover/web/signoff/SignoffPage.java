package dev.drover.web.signoff;

import dev.drover.execution.Run;
import dev.drover.execution.StepRuns;
import dev.drover.migration.Migration;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.Conditions;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.SigningRules;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.web.access.PasswordAgain;
import dev.drover.web.access.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what somebody has to know before they decide. */
@Component
class SignoffPage {

    private final Revisions revisions;
    private final Drafts drafts;
    private final Signoffs signoffs;
    private final SigningRules rules;
    private final StepRuns steps;
    private final SeenNumbers numbers;
    private final GateOverrides overrides;
    private final Conditions conditions;
    private final PasswordAgain passwords;
    private final Clock clock;

    SignoffPage(
            Revisions revisions,
            Drafts drafts,
            Signoffs signoffs,
            SigningRules rules,
            StepRuns steps,
            SeenNumbers numbers,
            GateOverrides overrides,
            Conditions conditions,
            PasswordAgain passwords,
            Clock clock) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.signoffs = signoffs;
        this.rules = rules;
        this.steps = steps;
        this.numbers = numbers;
        this.overrides = overrides;
        this.conditions = conditions;
        this.passwords = passwords;
        this.clock = clock;
    }

    String show(Migration migration, Viewer viewer, Model model) {
        Optional<Revision> latest = revisions.latest(migration.id());
        model.addAttribute("history", signoffs.history(migration.id()));
        if (latest.isEmpty()) {
            return "signoff/page";
        }
        Revision revision = latest.get();
        Draft draft = drafts.of(migration.id());
        boolean unchanged = draft.digests().whole().equals(revision.digests().whole());
        model.addAttribute("revision", revision);
        model.addAttribute("digest", Digests.brief(revision.digests().whole()));
        model.addAttribute("unchanged", unchanged);
        model.addAttribute("asksPassword", Signoffs.asksPassword(revision, Verdict.SIGNED));
        model.addAttribute("askingConditions", conditions.askingPassword(migration.id()));
        model.addAttribute("hasPassword", passwords.isPossible(viewer.id()));
        model.addAttribute("minutes", SeenNumbers.minutes(revision));
        model.addAttribute("now", clock.instant());
        model.addAttribute("policy", signoffs.policy(revision));
        model.addAttribute("overrides", overrides.of(migration.id()));
        model.addAttribute("gates", Gate.values());
        model.addAttribute("cards", cards(revision, draft, viewer));
        Optional<Run> rehearsal = numbers.rehearsal(revision);
        model.addAttribute("rehearsal", rehearsal.orElse(null));
        model.addAttribute(
                "rehearsalSteps", rehearsal.map(run -> steps.of(run.id())).orElse(List.of()));
        model.addAttribute("seen", numbers.sentence(revision));
        model.addAttribute("signed", signedBefore(migration, viewer, revision).orElse(null));
        return "signoff/page";
    }

    /**
     * What somebody typed into one of the forms, without the password.
     *
     * @param at which form: the address of a scope, or {@code override-} or {@code condition-} and the number
     */
    record Typed(String at, String comment) {}

    /** The page once more, with what was typed but the password, because that was not the right one. */
    String refused(Migration migration, Viewer viewer, Model model, Typed typed, PasswordAgain.Outcome outcome) {
        model.addAttribute("typedAt", typed.at());
        model.addAttribute("typedComment", typed.comment());
        model.addAttribute("passwordProblem", outcome.sentence());
        return show(migration, viewer, model);
    }

    /** Whether a decision on the newest revision needs the password again. */
    boolean asksPassword(Migration migration, Verdict verdict) {
        return revisions
                .latest(migration.id())
                .filter(revision -> Signoffs.asksPassword(revision, verdict))
                .isPresent();
    }

    /** The newest revision that the viewer signed, if another one is to be signed by now. */
    private Optional<Integer> signedBefore(Migration migration, Viewer viewer, Revision latest) {
        return signoffs.history(migration.id()).stream()
                .filter(decision -> decision.verdict().signs())
                .filter(decision -> decision.person().equals(viewer.id()))
                .map(decision -> revisions.get(decision.revision()))
                .filter(revision ->
                        !revision.digests().whole().equals(latest.digests().whole()))
                .map(Revision::number)
                .max(Integer::compare);
    }

    /** Every required scope as this person sees it. */
    List<ScopeCard> cards(Revision revision, Draft draft, Viewer viewer) {
        List<ScopeStatus> all = signoffs.status(revision);
        return all.stream()
                .map(status -> card(status, revision, draft, all, viewer))
                .toList();
    }

    private ScopeCard card(ScopeStatus status, Revision revision, Draft draft, List<ScopeStatus> all, Viewer viewer) {
        String digest = Digests.brief(revision.digests().of(status.scope()));
        List<String> waiting = status.isSigned() ? List.of() : rules.candidates(revision, status, all);
        List<ScopeCard.Drift> drift = status.signatures().stream()
                .map(signature -> new ScopeCard.Drift(
                        signature.decision().id(),
                        numbers.drift(signature.decision().seen(), revision)))
                .toList();
        boolean own = rules.hasSigned(status, viewer.actor());
        boolean hasPart = status.required().rule().admits(viewer.roles());
        String conflict = status.isSigned() || own || !hasPart
                ? null
                : rules.conflict(revision, status, viewer.actor(), all).orElse(null);
        boolean mayDecide = hasPart && !status.isSigned() && !own && conflict == null;
        List<String> changed = status.state() == ScopeStatus.State.VOIDED
                ? status.decision()
                        .map(signed -> ChangedSince.of(status.scope(), revisions.get(signed.revision()), draft))
                        .orElse(List.of())
                : List.of();
        return new ScopeCard(status, digest, waiting, drift, changed, mayDecide, own, conflict);
    }

    /** What is stored with a decision: what the page says at that moment. */
    String seen(Migration migration) {
        return revisions.latest(migration.id()).map(numbers::stored).orElse("Nothing was submitted");
    }
}
