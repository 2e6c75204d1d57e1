package dev.drover.web.signoff;

import dev.drover.execution.PlannedStart;
import dev.drover.execution.PlannedStarts;
import dev.drover.execution.StartRun;
import dev.drover.migration.Migration;
import dev.drover.people.Permission;
import dev.drover.runbook.Digests;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.round.Round;
import dev.drover.signoff.round.Rounds;
import dev.drover.step.RunKind;
import dev.drover.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what people in a go/no-go meeting have to know, so that one look answers it. */
@Component
class GoNoGoPage {

    private final Revisions revisions;
    private final Drafts drafts;
    private final SignoffPage signoff;
    private final SeenNumbers numbers;
    private final StartRun start;
    private final PlannedStarts starts;
    private final RoundFacts facts;
    private final Rounds rounds;

    GoNoGoPage(
            Revisions revisions,
            Drafts drafts,
            SignoffPage signoff,
            SeenNumbers numbers,
            StartRun start,
            PlannedStarts starts,
            RoundFacts facts,
            Rounds rounds) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.signoff = signoff;
        this.numbers = numbers;
        this.start = start;
        this.starts = starts;
        this.facts = facts;
        this.rounds = rounds;
    }

    /**
     * A round as the page shows it.
     *
     * @param upToDate whether it is about the plan as it is now
     */
    record Minutes(Round round, String digest, boolean upToDate) {}

    String show(Migration migration, Viewer viewer, Model model) {
        Draft draft = drafts.of(migration.id());
        List<Minutes> minutes = rounds.of(migration.id()).stream()
                .map(round -> new Minutes(round, Digests.brief(round.digest()), round.isAbout(draft.digests())))
                .toList();
        model.addAttribute(
                "open",
                minutes.stream().filter(one -> one.round().isOpen()).findFirst().orElse(null));
        model.addAttribute(
                "closed", minutes.stream().filter(one -> !one.round().isOpen()).toList());
        Optional<Revision> latest = revisions.latest(migration.id());
        StartRun.Objections objections = start.objections(migration.id(), RunKind.LIVE, 100, viewer.actor());
        model.addAttribute("blockers", objections.plan());
        model.addAttribute("notYou", notYou(objections, viewer));
        latest.ifPresent(revision -> show(migration, revision, draft, viewer, model));
        return "signoff/go-no-go";
    }

    private void show(Migration migration, Revision revision, Draft draft, Viewer viewer, Model model) {
        model.addAttribute("revision", revision);
        model.addAttribute("digest", Digests.brief(revision.digests().whole()));
        model.addAttribute(
                "unchanged", draft.digests().whole().equals(revision.digests().whole()));
        model.addAttribute("cards", signoff.cards(revision, draft, viewer));
        model.addAttribute("rehearsal", numbers.rehearsal(revision).orElse(null));
        PlannedStart planned = starts.newest(migration.id())
                .filter(one -> one.kind() == RunKind.LIVE && one.state() == PlannedStart.State.PLANNED)
                .orElse(null);
        model.addAttribute("planned", planned);
        facts.show(migration, revision, planned, model);
    }

    /** What keeps only the viewer from starting it. */
    private static List<String> notYou(StartRun.Objections objections, Viewer viewer) {
        List<String> reasons = new ArrayList<>(objections.person());
        if (!viewer.may(Permission.RUN)) {
            reasons.add("Live runs are started by operators, and you are none here.");
        }
        return reasons;
    }

    /** What is kept in the minutes: the blockers of the plan at that moment, a line each. */
    String blockers(Migration migration, Viewer viewer) {
        return String.join(
                "\n",
                start.objections(migration.id(), RunKind.LIVE, 100, viewer.actor())
                        .plan());
    }
}
