package dev.drover.web.run;

import dev.drover.execution.PlannedStarts;
import dev.drover.execution.RunRefusedException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.step.RunKind;
import dev.drover.web.Notices;
import dev.drover.web.Times;
import dev.drover.web.access.Permitted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans the start of a run and its change window, and withdraws it. */
@Controller
class PlannedStartController {

    private final PlannedStarts starts;
    private final Times times;

    PlannedStartController(PlannedStarts starts, Times times) {
        this.starts = starts;
        this.times = times;
    }

    @PostMapping("/migrations/{migration}/runs/plan")
    @Permitted(Permission.RUN)
    String plan(
            Migration migration,
            @RequestParam RunKind kind,
            @RequestParam(defaultValue = "100") int share,
            @RequestParam(defaultValue = "") String startsAt,
            @RequestParam(defaultValue = "") String windowEndsAt,
            @RequestParam(defaultValue = "") String confirmation,
            Actor actor,
            RedirectAttributes redirect) {
        if (kind == RunKind.LIVE && !confirmation.strip().equals(migration.name())) {
            Notices.refused(
                    redirect,
                    List.of("To plan a live run, type the name of the migration: " + migration.name() + ". Found \""
                            + confirmation.strip() + "\"."));
            return back(migration);
        }
        List<String> problems = new ArrayList<>();
        Instant begins = moment("Start", startsAt, problems);
        Instant ends = windowEndsAt.isBlank() ? null : moment("End of the window", windowEndsAt, problems);
        if (begins == null || !problems.isEmpty()) {
            Notices.refused(redirect, problems);
            return back(migration);
        }
        try {
            starts.plan(migration.id(), kind, share, begins, ends, actor);
            Notices.done(redirect, kind.label() + " is planned for " + times.clock(begins) + ".");
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
        }
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runs/withdraw")
    @Permitted(Permission.RUN)
    String withdraw(Migration migration, Actor actor, RedirectAttributes redirect) {
        try {
            starts.withdraw(migration.id(), actor);
            Notices.done(redirect, "The planned start is withdrawn.");
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
        }
        return back(migration);
    }

    private @Nullable Instant moment(String label, String text, List<String> problems) {
        try {
            return times.read(text.strip());
        } catch (DateTimeException e) {
            problems.add(
                    label + ": enter a date and a time, for example 2026-11-30 22:00. Found \"" + text.strip() + "\".");
            return null;
        }
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/runs";
    }
}
