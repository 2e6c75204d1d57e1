package dev.drover.web.register;

import dev.drover.migration.Migration;
import dev.drover.model.register.Assumption;
import dev.drover.model.register.Feature;
import dev.drover.model.register.Register;
import dev.drover.model.register.RegisterChangedException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of an assumption. */
@Controller
class AssumptionController {

    private final Register register;

    AssumptionController(Register register) {
        this.register = register;
    }

    @GetMapping("/migrations/{migration}/decisions/assumption")
    @Permitted(Permission.PLAN)
    String form(
            Migration migration,
            @RequestParam(defaultValue = "0") long id,
            @RequestParam(defaultValue = "") String feature,
            Model model) {
        Assumption form = id == 0
                ? new Assumption(
                        0,
                        "",
                        RegisterForm.feature(feature),
                        "",
                        "",
                        false,
                        "",
                        register.today().plusMonths(6),
                        0,
                        "",
                        Instant.EPOCH)
                : find(migration, id);
        return page(form, RegisterForm.typed(form), Map.of(), model);
    }

    @PostMapping("/migrations/{migration}/decisions/assumption")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Assumption assumption = new RegisterForm(typed).assumption();
        String reviewOn = typed.getOrDefault("reviewOn", "");
        Map<String, String> problems = assumption.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(assumption, reviewOn, problems, model);
        }
        try {
            register.keep(migration.id(), assumption, actor);
        } catch (RegisterChangedException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            // Sent again, the form is a change of what the other person left; of what was removed, a new one.
            Assumption again = register.assumptions(migration.id()).stream()
                    .filter(current -> current.id() == assumption.id())
                    .findFirst()
                    .map(current -> assumption.after(current.version()))
                    .orElseGet(assumption::anew);
            return page(again, reviewOn, Map.of("sentence", String.valueOf(e.getMessage())), model);
        }
        Notices.done(redirect, "The assumption is written down.");
        return RegisterForm.back(migration);
    }

    @PostMapping("/migrations/{migration}/decisions/assumption/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam long id,
            @RequestParam int version,
            Actor actor,
            RedirectAttributes redirect) {
        Assumption assumption = find(migration, id);
        if (assumption.version() == version) {
            register.remove(migration.id(), assumption, actor);
            Notices.done(redirect, "The assumption is removed.");
        } else {
            Notices.refused(redirect, List.of("Somebody changed the assumption in the meantime. Look at it again."));
        }
        return RegisterForm.back(migration);
    }

    private Assumption find(Migration migration, long id) {
        return register.assumptions(migration.id()).stream()
                .filter(assumption -> assumption.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(Assumption form, String reviewOn, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("reviewOn", reviewOn);
        model.addAttribute("features", Feature.values());
        model.addAttribute("errors", errors);
        return "register/assumption";
    }
}
