package dev.drover.web.run;

import dev.drover.execution.PlannedStarts;
import dev.drover.execution.Run;
import dev.drover.execution.RunRefusedException;
import dev.drover.execution.Runs;
import dev.drover.execution.StartRun;
import dev.drover.execution.SuggestedStarts;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.step.RunKind;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All runs of a migration, and starting another one. */
@Controller
class RunsController {

    private final Runs runs;
    private final StartRun start;
    private final PlannedStarts starts;
    private final SuggestedStarts suggestions;

    RunsController(Runs runs, StartRun start, PlannedStarts starts, SuggestedStarts suggestions) {
        this.runs = runs;
        this.start = start;
        this.starts = starts;
        this.suggestions = suggestions;
    }

    /** A kind of run that can be started, or why it cannot. */
    record Choice(RunKind kind, List<String> refusals) {}

    @GetMapping("/migrations/{migration}/runs")
    String runs(Migration migration, Actor actor, Model model) {
        model.addAttribute("runs", runs.of(migration.id()));
        model.addAttribute("planned", starts.newest(migration.id()).orElse(null));
        model.addAttribute("suggested", suggestions.of(migration.id()).orElse(null));
        model.addAttribute(
                "choices",
                Arrays.stream(RunKind.values())
                        .map(kind -> new Choice(kind, start.refusals(migration.id(), kind, 100, actor)))
                        .toList());
        return "run/list";
    }

    @PostMapping("/migrations/{migration}/runs")
    @Permitted(Permission.RUN)
    String start(
            Migration migration,
            @RequestParam RunKind kind,
            @RequestParam(defaultValue = "100") int share,
            @RequestParam(defaultValue = "") String confirmation,
            Actor actor,
            RedirectAttributes redirect) {
        if (kind == RunKind.LIVE && !confirmation.strip().equals(migration.name())) {
            Notices.refused(
                    redirect,
                    List.of("To start a live run, type the name of the migration: " + migration.name() + ". Found \""
                            + confirmation.strip() + "\"."));
            return "redirect:/migrations/" + migration.id() + "/runs";
        }
        try {
            Run run = start.start(migration.id(), kind, share, actor);
            return "redirect:/migrations/" + migration.id() + "/runs/" + run.number();
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
            return "redirect:/migrations/" + migration.id() + "/runs";
        }
    }
}
