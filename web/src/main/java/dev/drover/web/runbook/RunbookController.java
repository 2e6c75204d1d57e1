package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.Gap;
import dev.drover.runbook.IncompletePlanException;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookChangedException;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.TemplateRefusedException;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runbook as a whole: generate it, complete it, submit it. */
@Controller
class RunbookController {

    private final RunbookPage page;
    private final Runbooks runbooks;
    private final Revisions revisions;
    private final TargetModels models;
    private final RunbookTemplates templates;

    RunbookController(
            RunbookPage page, Runbooks runbooks, Revisions revisions, TargetModels models, RunbookTemplates templates) {
        this.page = page;
        this.runbooks = runbooks;
        this.revisions = revisions;
        this.models = models;
        this.templates = templates;
    }

    @GetMapping("/migrations/{migration}/runbook")
    String runbook(Migration migration, Model model) {
        return page.show(migration, model);
    }

    @PostMapping("/migrations/{migration}/runbook/generate")
    @Permitted(Permission.PLAN)
    String generate(
            Migration migration,
            @RequestParam int version,
            @RequestParam(defaultValue = RunbookTemplates.SHORT_FREEZE) String template,
            Actor actor,
            RedirectAttributes redirect) {
        RunbookTemplate chosen =
                templates.find(template).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            Runbook generated = templates.generate(
                    template, migration, models.of(migration.id()).model());
            runbooks.save(
                    migration.id(),
                    generated,
                    version,
                    "all steps, from the template " + chosen.describe().name(),
                    actor);
            Notices.done(redirect, "The steps are there. Name an owner and an escalation contact for each.");
        } catch (TemplateRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runbook/people")
    @Permitted(Permission.PLAN)
    String fillInPeople(
            Migration migration, @ModelAttribute PeopleForm people, Actor actor, RedirectAttributes redirect) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        Runbook filled =
                runbook.withSteps(runbook.steps().stream().map(people::fillIn).toList());
        runbooks.save(migration.id(), filled, people.version(), "owners and contacts", actor);
        Notices.done(redirect, "Every step that had nobody has somebody now.");
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runbook/phases")
    @Permitted(Permission.PLAN)
    String describePhases(
            Migration migration, @ModelAttribute PhasesForm phases, Actor actor, RedirectAttributes redirect) {
        Runbook described = phases.describe(runbooks.of(migration.id()).runbook());
        runbooks.save(migration.id(), described, phases.version(), "the phases", actor);
        Notices.done(redirect, "The phases are saved.");
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runbook/submit")
    @Permitted(Permission.PLAN)
    String submit(Migration migration, Actor actor, RedirectAttributes redirect) {
        try {
            Revision revision = revisions.submit(migration.id(), actor);
            Notices.done(redirect, "Revision " + revision.number() + " is submitted. It can be signed now.");
            return "redirect:/migrations/" + migration.id() + "/signoff";
        } catch (IncompletePlanException incomplete) {
            Notices.refused(
                    redirect, incomplete.gaps().stream().map(Gap::sentence).toList());
            return back(migration);
        }
    }

    @ExceptionHandler(RunbookChangedException.class)
    String changedMeanwhile(RunbookChangedException changed, Migration migration, RedirectAttributes redirect) {
        Notices.refused(redirect, List.of(String.valueOf(changed.getMessage())));
        return back(migration);
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/runbook";
    }
}
