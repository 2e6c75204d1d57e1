package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.DateShift;
import dev.drover.runbook.RunbookChangedException;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.StoredRunbook;
import dev.drover.runbook.TakeOverRunbook;
import dev.drover.runbook.TakeOverRunbook.Preview;
import dev.drover.web.Notices;
import dev.drover.web.access.CurrentRequest;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes the runbook of another migration over, after a preview of every date that moves. */
@Controller
class TakeOverController {

    private static final String ADDRESS = "/migrations/{migration}/runbook/take-over";

    private final TakeOverRunbook takeOver;
    private final Runbooks runbooks;

    TakeOverController(TakeOverRunbook takeOver, Runbooks runbooks) {
        this.takeOver = takeOver;
        this.runbooks = runbooks;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String preview(
            Migration migration,
            @RequestParam long from,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String days,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        StoredRunbook stored = runbooks.of(migration.id());
        if (!stored.runbook().steps().isEmpty()) {
            Notices.refused(redirect, List.of("The runbook has steps already. Remove them first."));
            return back(migration);
        }
        ZoneId zone = CurrentRequest.zone(request);
        ShiftForm form = ShiftForm.read(day, days, preview(migration, from, DateShift.none()), zone);
        Preview preview = preview(migration, from, new DateShift(form.shift(), zone));
        model.addAttribute("version", stored.version());
        model.addAttribute("from", from);
        model.addAttribute("form", form);
        model.addAttribute("errors", form.errors());
        model.addAttribute("preview", preview);
        model.addAttribute(
                "skipped",
                preview.start()
                        .filter(start -> !new DateShift(form.shift(), zone).keepsClock(start.startsAt()))
                        .isPresent());
        return "runbook/take-over";
    }

    /** @param shift by how many days the preview moved the dates */
    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String takeOver(
            Migration migration,
            @RequestParam int version,
            @RequestParam long from,
            @RequestParam(defaultValue = "0") int shift,
            HttpServletRequest request,
            Actor actor,
            RedirectAttributes redirect) {
        if (Math.abs((long) shift) > DateShift.MOST_DAYS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        DateShift moved = new DateShift(shift, CurrentRequest.zone(request));
        Migration source = takeOver.takeOver(migration, from, version, moved, actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Notices.done(
                redirect,
                "The steps of " + source.name() + " are there, with their people and parameters. Look through names and"
                        + " texts: they are still those of that migration.");
        return back(migration);
    }

    @ExceptionHandler(RunbookChangedException.class)
    String changedMeanwhile(RunbookChangedException changed, Migration migration, RedirectAttributes redirect) {
        Notices.refused(redirect, List.of(String.valueOf(changed.getMessage())));
        return back(migration);
    }

    private Preview preview(Migration migration, long from, DateShift shift) {
        return takeOver.preview(migration, from, shift)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/runbook";
    }
}
