package dev.drover.web.discovery;

import dev.drover.connection.AddressRefusedException;
import dev.drover.discovery.MysqlSources;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.FormErrors;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Points discovery at a MySQL database, or back at the environment's source. */
@Controller
class MysqlSourceController {

    private static final String ADDRESS = "/migrations/{migration}/discovery/mysql";

    private final MysqlSources sources;

    MysqlSourceController(MysqlSources sources) {
        this.sources = sources;
    }

    @GetMapping(ADDRESS)
    @Permitted(Permission.ADMINISTER)
    String page(Migration migration, Model model) {
        model.addAttribute("form", sources.of(migration.id()).map(MysqlForm::of).orElseGet(MysqlForm::empty));
        return show(migration, model);
    }

    @PostMapping(ADDRESS)
    @Permitted(Permission.ADMINISTER)
    String use(
            Migration migration,
            @Valid @ModelAttribute("form") MysqlForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                sources.use(migration.id(), form.address(), actor);
                Notices.done(redirect, "Discovery reads this MySQL database from the next snapshot on.");
                return back(migration);
            } catch (AddressRefusedException refused) {
                errors.rejectValue("password", "refused", String.valueOf(refused.getMessage()));
            }
        }
        model.addAttribute("errors", FormErrors.of(errors));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(migration, model);
    }

    @PostMapping(ADDRESS + "/leave")
    @Permitted(Permission.ADMINISTER)
    String leave(Migration migration, Actor actor, RedirectAttributes redirect) {
        sources.leave(migration.id(), actor);
        Notices.done(redirect, "Discovery reads the source of the environment again.");
        return back(migration);
    }

    private String show(Migration migration, Model model) {
        model.addAttribute("inUse", sources.of(migration.id()).isPresent());
        return "discovery/mysql";
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/discovery";
    }
}
