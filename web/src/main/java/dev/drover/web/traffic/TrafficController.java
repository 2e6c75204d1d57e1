package dev.drover.web.traffic;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import dev.drover.traffic.TrafficRefusedException;
import dev.drover.traffic.TrafficSwitch;
import dev.drover.traffic.WriteMode;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the reads and writes of a migration go, and the buttons that move them. */
@Controller
class TrafficController {

    private static final int LONGEST_REASON = 300;

    private final TrafficPage page;
    private final Traffic traffic;

    TrafficController(TrafficPage page, Traffic traffic) {
        this.page = page;
        this.traffic = traffic;
    }

    @GetMapping("/migrations/{migration}/traffic")
    String show(Migration migration, Model model) {
        return page.show(migration, model);
    }

    /** The part of the page that refreshes itself. */
    @GetMapping("/migrations/{migration}/traffic/evaluations")
    String evaluations(Migration migration, Model model) {
        model.addAttribute("lanes", page.lanes(migration));
        return "traffic :: evaluations";
    }

    @PostMapping("/migrations/{migration}/traffic/{lane}/reads")
    @Permitted(Permission.RUN)
    String shiftReads(
            Migration migration,
            Actor actor,
            @PathVariable Lane lane,
            @RequestParam int percent,
            @RequestParam(defaultValue = "") String because,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return change(
                migration,
                lane,
                "reads",
                because,
                model,
                response,
                redirect,
                reason -> traffic.shiftReads(migration.id(), lane, percent, new ChangedBy.Person(actor), reason));
    }

    @PostMapping("/migrations/{migration}/traffic/{lane}/writes")
    @Permitted(Permission.RUN)
    String setWriteMode(
            Migration migration,
            Actor actor,
            @PathVariable Lane lane,
            @RequestParam WriteMode mode,
            @RequestParam(defaultValue = "") String because,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return change(
                migration,
                lane,
                "writes",
                because,
                model,
                response,
                redirect,
                reason -> traffic.setWriteMode(migration.id(), lane, mode, new ChangedBy.Person(actor), reason));
    }

    private String change(
            Migration migration,
            Lane lane,
            String what,
            String because,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Change change) {
        String field = lane.name().toLowerCase(Locale.ROOT) + "-" + what + "-because";
        Optional<String> problem = problem(because);
        if (problem.isEmpty()) {
            try {
                Notices.done(redirect, sentence(change.make(because.strip())));
                return "redirect:/migrations/" + migration.id() + "/traffic";
            } catch (TrafficRefusedException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("typed", Map.of(field, because));
        return page.showAgain(migration, model, Map.of(field, problem.get()));
    }

    private static String sentence(TrafficSwitch moved) {
        return moved.lane().label() + ": " + moved.readPercent()
                + " % of the users read from the new store, and writes go" + " to: "
                + moved.writeMode().label() + ".";
    }

    private static Optional<String> problem(String because) {
        if (because.isBlank()) {
            return Optional.of("Say why, for example: the validation found no difference");
        }
        return because.length() > LONGEST_REASON
                ? Optional.of(
                        "The reason has " + because.length() + " characters, and there is room for " + LONGEST_REASON)
                : Optional.empty();
    }

    private interface Change {
        TrafficSwitch make(String reason);
    }
}
