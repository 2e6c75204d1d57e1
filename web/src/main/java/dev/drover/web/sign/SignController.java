package dev.drover.web.sign;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.sign.DailySnapshots;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignLimits;
import dev.drover.sign.Signs;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Measures the warning signs, shows what they say, and sets from which values on they speak. */
@Controller
class SignController {

    private static final String ADDRESS = "/migrations/{migration}/signs";

    private final Signs signs;
    private final SignLimits limits;
    private final DailySnapshots snapshots;

    SignController(Signs signs, SignLimits limits, DailySnapshots snapshots) {
        this.snapshots = snapshots;
        this.signs = signs;
        this.limits = limits;
    }

    @GetMapping(ADDRESS)
    String page(Migration migration, Model model) {
        signs.report(migration.id()).ifPresent(report -> model.addAttribute("page", new SignPage(report)));
        snapshots.of(migration.id()).ifPresent(daily -> model.addAttribute("daily", daily));
        return "sign/page";
    }

    /** Whether the daily measurement takes a snapshot of the source first. */
    @PostMapping(ADDRESS + "/snapshots")
    @Permitted(Permission.PLAN)
    String snapshots(Migration migration, @RequestParam boolean on, Actor actor, RedirectAttributes redirect) {
        if (on) {
            snapshots.switchOn(migration.id(), actor);
        } else {
            snapshots.switchOff(migration.id(), actor);
        }
        Notices.done(
                redirect,
                on ? "A snapshot is taken with every daily measurement." : "The daily measurement takes no snapshot.");
        return "redirect:/migrations/" + migration.id() + "/signs";
    }

    @PostMapping(ADDRESS + "/measurements")
    @Permitted(Permission.PLAN)
    String measure(Migration migration, Actor actor, RedirectAttributes redirect) {
        signs.measure(migration.id(), actor);
        Notices.done(redirect, "The warning signs are measured.");
        return "redirect:/migrations/" + migration.id() + "/signs";
    }

    @GetMapping(ADDRESS + "/limits")
    @Permitted(Permission.PLAN)
    String limits(Migration migration, Model model) {
        return form(migration, Map.of(), Map.of(), model);
    }

    @PostMapping(ADDRESS + "/limits")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> errors = new LinkedHashMap<>();
        Map<SignDescription, Double> values = new LinkedHashMap<>();
        for (SignDescription sign : signs.all()) {
            LimitField field = field(migration, sign, typed);
            String problem = field.problem();
            if (problem == null && field.isTouched()) {
                // What somebody else set in the meantime stays.
                values.put(sign, field.value());
            } else if (problem != null) {
                errors.put(sign.id(), problem);
            }
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(migration, typed, errors, model);
        }
        limits.set(migration.workspace(), values, actor);
        Notices.done(redirect, "The limits are saved for the workspace.");
        return "redirect:/migrations/" + migration.id() + "/signs";
    }

    private String form(Migration migration, Map<String, String> typed, Map<String, String> errors, Model model) {
        List<LimitField> fields =
                signs.all().stream().map(sign -> field(migration, sign, typed)).toList();
        model.addAttribute("fields", fields);
        model.addAttribute("errors", errors);
        return "sign/limits";
    }

    private LimitField field(Migration migration, SignDescription sign, Map<String, String> typed) {
        return LimitField.of(sign, limits.of(migration.workspace(), sign), typed);
    }
}
