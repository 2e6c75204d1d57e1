package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Draft;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.Gap;
import dev.drover.runbook.PlanGaps;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.Schedule;
import dev.drover.runbook.Snippets;
import dev.drover.runbook.StepComments;
import dev.drover.runbook.StoredRunbook;
import dev.drover.runbook.TakeOverRunbook;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the runbook page shows. */
@Component
class RunbookPage {

    private final Runbooks runbooks;
    private final TargetModels models;
    private final PlanGaps gaps;
    private final Revisions revisions;
    private final Drafts drafts;
    private final RunbookTemplates templates;
    private final TakeOverRunbook takeOver;
    private final Snippets snippets;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final StepComments comments;

    RunbookPage(
            Runbooks runbooks,
            TargetModels models,
            PlanGaps gaps,
            Revisions revisions,
            Drafts drafts,
            RunbookTemplates templates,
            TakeOverRunbook takeOver,
            Snippets snippets,
            StepCatalog catalog,
            StepParameters parameters,
            StepComments comments) {
        this.runbooks = runbooks;
        this.models = models;
        this.gaps = gaps;
        this.revisions = revisions;
        this.drafts = drafts;
        this.templates = templates;
        this.takeOver = takeOver;
        this.snippets = snippets;
        this.catalog = catalog;
        this.parameters = parameters;
        this.comments = comments;
    }

    String show(Migration migration, Model model) {
        StoredRunbook stored = runbooks.of(migration.id());
        List<Gap> missing =
                gaps.find(stored.runbook(), models.of(migration.id()).model());
        Draft draft = drafts.of(migration.id());
        if (stored.runbook().steps().isEmpty()) {
            model.addAttribute(
                    "offers", templates.offers(models.of(migration.id()).model()));
            model.addAttribute("others", takeOver.choices(migration));
        }
        model.addAttribute("version", stored.version());
        model.addAttribute("changedBy", stored.changedBy());
        model.addAttribute("changedAt", stored.changedAt());
        model.addAttribute("gaps", missing);
        model.addAttribute(
                "rows",
                stored.runbook().steps().stream()
                        .map(step -> row(stored.runbook(), step, missing))
                        .toList());
        model.addAttribute(
                "kinds", catalog.all().stream().map(StepType::describe).toList());
        model.addAttribute("minutes", Schedule.length(stored.runbook().steps()).toMinutes());
        model.addAttribute(
                "phases",
                stored.runbook().allPhases().stream()
                        .filter(phase -> !phase.name().isBlank())
                        .toList());
        model.addAttribute("comments", comments.open(migration.id()));
        model.addAttribute("snippets", snippets.of(migration.workspace()));
        model.addAttribute("revisions", revisions.of(migration.id()));
        model.addAttribute("digest", draft.digests().whole());
        return "runbook/page";
    }

    private StepRow row(Runbook runbook, RunbookStep step, List<Gap> missing) {
        List<Gap> own =
                missing.stream().filter(gap -> gap.stepKey().equals(step.key())).toList();
        return catalog.find(step.type())
                .map(type -> new StepRow(
                        step,
                        type.describe().name(),
                        type.describe().effect().label(),
                        command(type, step),
                        waitsFor(runbook, step),
                        own))
                .orElseGet(() -> new StepRow(step, step.type(), "", "", waitsFor(runbook, step), own));
    }

    /** In words, unless it is the step before it in the list. */
    private static String waitsFor(Runbook runbook, RunbookStep step) {
        List<Dependency> named = step.dependencies();
        if (named == null) {
            return "";
        }
        return named.isEmpty()
                ? "Begins at once"
                : "Waits for "
                        + named.stream()
                                .map(d -> d.kind().words() + " "
                                        + runbook.step(d.step())
                                                .map(RunbookStep::name)
                                                .orElse(d.step())
                                        + (d.lagMinutes() == 0 ? "" : " and then " + d.lagMinutes() + " min"))
                                .collect(Collectors.joining(", and for "));
    }

    private <P extends Record> String command(StepType<P> type, RunbookStep step) {
        return parameters.problems(type, step.parameters()).isEmpty()
                ? type.summarize(parameters.bind(type, step.parameters()))
                : "";
    }
}
