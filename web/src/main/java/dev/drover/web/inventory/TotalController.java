package dev.drover.web.inventory;

import dev.drover.inventory.total.DeclaredTotal;
import dev.drover.inventory.total.DeclaredTotalDraft;
import dev.drover.inventory.total.DeclaredTotals;
import dev.drover.inventory.total.TotalChangedException;
import dev.drover.migration.Migration;
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

/** The form of the declared total of all calls. */
@Controller
class TotalController {

    private static final String ADDRESS = "/migrations/{migration}/inventory/total";

    private final DeclaredTotals totals;

    TotalController(DeclaredTotals totals) {
        this.totals = totals;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String form(Migration migration, Model model) {
        return page(DeclaredTotalDraft.of(totals.of(migration.id()).orElse(null)), Map.of(), model);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String declare(
            Migration migration,
            DeclaredTotalDraft draft,
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
            totals.declare(migration.id(), draft, actor);
        } catch (TotalChangedException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            int current = totals.of(migration.id()).map(DeclaredTotal::version).orElse(0);
            return page(
                    new DeclaredTotalDraft(draft.average(), draft.peak(), draft.origin(), current),
                    Map.of("average", String.valueOf(e.getMessage())),
                    model);
        }
        Notices.done(redirect, "The total of all calls is saved. Lint compares the patterns with it.");
        return "redirect:/migrations/" + migration.id() + "/inventory";
    }

    private static String page(DeclaredTotalDraft draft, Map<String, String> errors, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("errors", errors);
        return "inventory/total";
    }
}
