package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.runbook.ActualDurations;
import dev.drover.runbook.Dependency;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookChangedException;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.StepComments;
import dev.drover.runbook.StoredRunbook;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One step of a runbook: add, edit, move, remove. */
@Controller
class StepController {

    private final Runbooks runbooks;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final ActualDurations actual;
    private final StepComments comments;
    private final Directory directory;

    StepController(
            Runbooks runbooks,
            StepCatalog catalog,
            StepParameters parameters,
            ActualDurations actual,
            StepComments comments,
            Directory directory) {
        this.directory = directory;
        this.actual = actual;
        this.comments = comments;
        this.runbooks = runbooks;
        this.catalog = catalog;
        this.parameters = parameters;
    }

    @GetMapping("/migrations/{migration}/runbook/steps/{key}")
    String form(Migration migration, @PathVariable String key, Model model) {
        StoredRunbook stored = runbooks.of(migration.id());
        RunbookStep step = step(stored.runbook(), key);
        return show(migration, stored.runbook(), step, StepForm.of(step, stored.version()), model);
    }

    private String show(Migration migration, Runbook runbook, RunbookStep step, StepForm form, Model model) {
        StepType<?> type = catalog.get(step.type());
        model.addAttribute("step", step);
        actual.of(migration.workspace(), step).ifPresent(took -> model.addAttribute("took", took));
        model.addAttribute("form", form);
        model.addAttribute("kind", type.describe());
        model.addAttribute("comments", comments.of(migration.id(), step.key()));
        model.addAttribute("members", directory.members(migration.workspace()));
        model.addAttribute("fields", parameters.fields(type));
        model.addAttribute(
                "others",
                runbook.steps().stream()
                        .filter(other -> !other.key().equals(step.key()))
                        .toList());
        model.addAttribute(
                "phases", runbook.allPhases().stream().map(Phase::name).toList());
        return "runbook/step";
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @PathVariable String key,
            @ModelAttribute StepForm form,
            Actor actor,
            Model model,
            RedirectAttributes redirect) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        RunbookStep step = step(runbook, key);
        Map<String, String> errors = new LinkedHashMap<>();
        int minutes = minutes(form.estimateMinutes(), errors);
        List<Dependency> dependencies = form.dependencies(errors);
        parameters
                .problems(catalog.get(step.type()), form.p())
                .forEach(problem -> errors.put("p[" + problem.name() + "]", problem.sentence()));
        if (errors.isEmpty()) {
            try {
                RunbookStep changed = form.toStep(step, minutes, dependencies);
                runbooks.save(
                        migration.id(), runbook.with(changed), form.version(), "the step " + changed.name(), actor);
                Notices.done(redirect, "The step " + changed.name() + " is saved.");
                return back(migration);
            } catch (RunbookChangedException changed) {
                errors.put("name", String.valueOf(changed.getMessage()));
            }
        }
        model.addAttribute("errors", errors);
        return show(migration, runbook, step, form, model);
    }

    private static int minutes(String text, Map<String, String> errors) {
        if (!text.strip().matches("[0-9]{1,6}")) {
            errors.put(
                    "estimateMinutes",
                    "Time estimate: enter minutes as a whole number, for example 15. Found \"" + text + "\".");
            return 0;
        }
        return Integer.parseInt(text.strip());
    }

    @PostMapping("/migrations/{migration}/runbook/steps")
    @Permitted(Permission.PLAN)
    String add(Migration migration, @RequestParam int version, @RequestParam String type, Actor actor) {
        StepType<?> kind = catalog.find(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Runbook runbook = runbooks.of(migration.id()).runbook();
        String key = freeKey(runbook, type.substring(type.indexOf('.') + 1));
        RunbookStep step = RunbookStep.of(key, type, kind.describe().name(), parameters.examples(kind));
        runbooks.save(
                migration.id(),
                runbook.withAt(runbook.steps().size(), step),
                version,
                "a new step: " + step.name(),
                actor);
        return back(migration) + "/steps/" + key;
    }

    private static String freeKey(Runbook runbook, String wanted) {
        String key = wanted;
        for (int n = 2; runbook.step(key).isPresent(); n++) {
            key = wanted + "-" + n;
        }
        return key;
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}/move")
    @Permitted(Permission.PLAN)
    String move(
            Migration migration,
            @PathVariable String key,
            @RequestParam int version,
            @RequestParam int by,
            Actor actor,
            RedirectAttributes redirect) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        RunbookStep step = step(runbook, key);
        int position = Math.max(0, runbook.position(key) + by);
        Runbook moved = runbook.moved(key, position);
        runbooks.save(migration.id(), moved, version, "the position of " + step.name(), actor);
        Notices.done(
                redirect,
                step.name() + " moved to position " + (moved.position(key) + 1) + " of "
                        + moved.steps().size() + ".");
        return back(migration) + "#" + key;
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @PathVariable String key,
            @RequestParam int version,
            Actor actor,
            RedirectAttributes redirect) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        RunbookStep step = step(runbook, key);
        runbooks.save(migration.id(), runbook.without(key), version, "the list: removed " + step.name(), actor);
        Notices.done(redirect, "The step " + step.name() + " is removed.");
        return back(migration);
    }

    @ExceptionHandler(RunbookChangedException.class)
    String changedMeanwhile(RunbookChangedException changed, Migration migration, RedirectAttributes redirect) {
        Notices.refused(redirect, List.of(String.valueOf(changed.getMessage())));
        return back(migration);
    }

    private static RunbookStep step(Runbook runbook, String key) {
        return runbook.step(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/runbook";
    }
}
