package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.cost.SpendingChangedException;
import dev.drover.model.cost.SpendingDraft;
import dev.drover.model.cost.Spendings;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of budget and bills. */
@Controller
class SpendingController {

    private static final String ADDRESS = "/migrations/{migration}/cost/spending";

    private final Spendings spendings;

    SpendingController(Spendings spendings) {
        this.spendings = spendings;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String form(Migration migration, Model model) {
        return page(SpendingDraft.of(spendings.of(migration.id())), Map.of(), model);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String keep(
            Migration migration,
            SpendingDraft draft,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> problems = draft.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(draft, problems, model);
        }
        try {
            spendings.keep(migration.id(), draft, actor);
        } catch (SpendingChangedException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            int current = spendings.of(migration.id()).version();
            return page(
                    new SpendingDraft(draft.budget(), draft.alarm(), draft.bills(), current),
                    Map.of("budget", String.valueOf(e.getMessage())),
                    model);
        }
        Notices.done(redirect, "Budget and bills are saved. Lint compares them with the estimate.");
        return "redirect:/migrations/" + migration.id() + "/cost";
    }

    private static String page(SpendingDraft draft, Map<String, String> errors, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        return "model/spending";
    }
}
