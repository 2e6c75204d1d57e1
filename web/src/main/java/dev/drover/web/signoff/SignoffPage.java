package dev.drover.web.signoff;

import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.execution.StepRun;
import dev.drover.execution.StepRuns;
import dev.drover.migration.Migration;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Scope;
import dev.drover.signoff.ScopeStatus;
import dev.drover.signoff.SigningRules;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.step.RunKind;
import dev.drover.web.access.Viewer;
import java.time.Duration;
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
    private final Runs runs;
    private final StepRuns steps;

    SignoffPage(Revisions revisions, Drafts drafts, Signoffs signoffs, SigningRules rules, Runs runs, StepRuns steps) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.signoffs = signoffs;
        this.rules = rules;
        this.runs = runs;
        this.steps = steps;
    }

    String show(Migration migration, Viewer viewer, Model model) {
        Optional<Revision> latest = revisions.latest(migration.id());
        model.addAttribute("history", signoffs.history(migration.id()));
        if (latest.isEmpty()) {
            return "signoff/page";
        }
        Revision revision = latest.get();
        boolean unchanged = drafts.of(migration.id())
                .digests()
                .whole()
                .equals(revision.digests().whole());
        List<ScopeStatus> all = signoffs.status(revision);
        int minutes = minutes(revision);
        model.addAttribute("revision", revision);
        model.addAttribute("digest", Digests.brief(revision.digests().whole()));
        model.addAttribute("unchanged", unchanged);
        model.addAttribute("minutes", minutes);
        model.addAttribute(
                "cards",
                all.stream().map(status -> card(status, revision, all, viewer)).toList());
        Optional<Run> rehearsal = rehearsal(revision);
        model.addAttribute("rehearsal", rehearsal.orElse(null));
        model.addAttribute(
                "rehearsalSteps", rehearsal.map(run -> steps.of(run.id())).orElse(List.of()));
        model.addAttribute("seen", numbers(migration));
        model.addAttribute("signed", signedBefore(migration, viewer, revision).orElse(null));
        return "signoff/page";
    }

    /** The newest revision that the viewer signed, if the plan is another one by now. */
    private Optional<Integer> signedBefore(Migration migration, Viewer viewer, Revision latest) {
        return signoffs.history(migration.id()).stream()
                .filter(decision -> decision.verdict() == Verdict.SIGNED)
                .filter(decision -> decision.person().equals(viewer.id()))
                .map(decision -> revisions.get(decision.revision()))
                .filter(revision ->
                        !revision.digests().whole().equals(latest.digests().whole()))
                .map(Revision::number)
                .max(Integer::compare);
    }

    private ScopeCard card(ScopeStatus status, Revision revision, List<ScopeStatus> all, Viewer viewer) {
        Scope scope = status.scope();
        String digest = Digests.brief(revision.digests().of(scope));
        if (!viewer.may(scope.permission())) {
            return new ScopeCard(status, digest, false, false, null);
        }
        boolean own = status.isSigned()
                && status.decision().filter(d -> d.person().equals(viewer.id())).isPresent();
        String conflict = status.isSigned()
                ? null
                : rules.conflict(revision, scope, viewer.actor(), all).orElse(null);
        return new ScopeCard(status, digest, !status.isSigned() && conflict == null, own, conflict);
    }

    private Optional<Run> rehearsal(Revision revision) {
        return runs.of(revision.migration()).stream()
                .filter(run -> run.kind() == RunKind.REHEARSAL && !run.goesBack() && run.completedAt() != null)
                .filter(run -> run.digest().equals(revision.digests().whole()))
                .findFirst();
    }

    private static int minutes(Revision revision) {
        return revision.content().steps().stream()
                .mapToInt(RunbookStep::estimateMinutes)
                .sum();
    }

    /** What is stored with a decision: what the page says at that moment. */
    String numbers(Migration migration) {
        return revisions.latest(migration.id()).map(this::numbers).orElse("Nothing was submitted");
    }

    private String numbers(Revision revision) {
        String rehearsed = rehearsal(revision)
                .map(run -> "rehearsal run " + run.number() + " completed with " + run.sharePercent()
                        + " % of the data in " + lasted(run))
                .orElse("no completed rehearsal");
        return "Revision " + revision.number() + ", digest "
                + Digests.brief(revision.digests().whole()) + ", "
                + revision.content().steps().size() + " steps, about " + minutes(revision) + " min, " + rehearsed;
    }

    private String lasted(Run run) {
        long seconds = steps.of(run.id()).stream()
                .filter(step -> step.startedAt() != null && step.endedAt() != null)
                .mapToLong(SignoffPage::seconds)
                .sum();
        return seconds + " s";
    }

    private static long seconds(StepRun step) {
        return step.startedAt() == null || step.endedAt() == null
                ? 0
                : Duration.between(step.startedAt(), step.endedAt()).toSeconds();
    }
}
