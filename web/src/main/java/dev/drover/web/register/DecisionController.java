package dev.drover.web.register;

import dev.drover.migration.Migration;
import dev.drover.model.register.Decision;
import dev.drover.model.register.DecisionStatus;
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

/** The form of a decision. */
@Controller
class DecisionController {

    private final Register register;

    DecisionController(Register register) {
        this.register = register;
    }

    @GetMapping("/migrations/{migration}/decisions/decision")
    @Permitted(Permission.PLAN)
    String form(Migration migration, @RequestParam(defaultValue = "0") long id, Model model) {
        Decision form = id == 0
                ? new Decision(0, "", DecisionStatus.ACCEPTED, "", "", 0, "", Instant.EPOCH)
                : find(migration, id);
        return page(form, Map.of(), model);
    }

    @PostMapping("/migrations/{migration}/decisions/decision")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RegisterForm form = new RegisterForm(typed);
        Decision decision = form.decision();
        Map<String, String> problems = decision.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(decision, problems, model);
        }
        try {
            register.keep(migration.id(), decision, actor);
        } catch (RegisterChangedException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            // Sent again, the form is a change of what the other person left; of what was removed, a new one.
            Decision again = register.decisions(migration.id()).stream()
                    .filter(current -> current.id() == decision.id())
                    .findFirst()
                    .map(current -> decision.after(current.version()))
                    .orElseGet(decision::anew);
            return page(again, Map.of("title", String.valueOf(e.getMessage())), model);
        }
        Notices.done(redirect, "The decision " + decision.title() + " is written down.");
        return RegisterForm.back(migration);
    }

    @PostMapping("/migrations/{migration}/decisions/decision/remove")
    @Permitted(Permission.PLAN)
    String remove(
            Migration migration,
            @RequestParam long id,
            @RequestParam int version,
            Actor actor,
            RedirectAttributes redirect) {
        Decision decision = find(migration, id);
        if (decision.version() == version) {
            register.remove(migration.id(), decision, actor);
            Notices.done(redirect, "The decision " + decision.title() + " is removed.");
        } else {
            Notices.refused(redirect, List.of("Somebody changed the decision in the meantime. Look at it again."));
        }
        return RegisterForm.back(migration);
    }

    private Decision find(Migration migration, long id) {
        return register.decisions(migration.id()).stream()
                .filter(decision -> decision.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(Decision form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("statuses", DecisionStatus.values());
        model.addAttribute("errors", errors);
        return "register/decision";
    }
}
