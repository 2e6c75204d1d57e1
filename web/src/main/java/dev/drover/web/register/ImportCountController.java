package dev.drover.web.register;

import dev.drover.migration.Migration;
import dev.drover.model.register.ImportCount;
import dev.drover.model.register.ImportCounts;
import dev.drover.model.register.RegisterChangedException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of the count of imports. */
@Controller
class ImportCountController {

    private static final String ADDRESS = "/migrations/{migration}/decisions/imports";

    private final ImportCounts counts;

    ImportCountController(ImportCounts counts) {
        this.counts = counts;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String form(Migration migration, Actor actor, Model model) {
        ImportCount form =
                counts.of(migration.id()).orElseGet(() -> new ImportCount(null, actor.name(), counts.today(), "", 0));
        return page(form, text(form.imports()), text(form.countedOn()), Map.of(), model);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.PLAN)
    String keep(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ImportCount count = new RegisterForm(typed).imports();
        String imports = typed.getOrDefault("imports", "");
        String day = typed.getOrDefault("countedOn", "");
        Map<String, String> problems = count.problems(counts.today());
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(count, imports, day, problems, model);
        }
        try {
            counts.keep(migration.id(), count, actor);
        } catch (RegisterChangedException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            int current = counts.of(migration.id()).map(ImportCount::version).orElse(0);
            return page(count.after(current), imports, day, Map.of("imports", String.valueOf(e.getMessage())), model);
        }
        Notices.done(redirect, "The count of imports is written down.");
        return RegisterForm.back(migration);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String page(ImportCount form, String imports, String day, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("imports", imports);
        model.addAttribute("countedOn", day);
        model.addAttribute("suggestion", ImportCount.SUGGESTION);
        model.addAttribute("errors", errors);
        return "register/imports";
    }
}
