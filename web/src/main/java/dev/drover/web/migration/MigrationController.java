package dev.drover.web.migration;

import dev.drover.connection.EnvironmentId;
import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.web.FormErrors;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import dev.drover.web.access.Viewer;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a migration and shows how far it is. */
@Controller
class MigrationController {

    private final Migrations migrations;
    private final Environments environments;
    private final Stages stages;
    private final Moves moves;

    MigrationController(Migrations migrations, Environments environments, Stages stages, Moves moves) {
        this.migrations = migrations;
        this.environments = environments;
        this.stages = stages;
        this.moves = moves;
    }

    @GetMapping("/migrations/new")
    @Permitted(Permission.PLAN)
    String form(Workspace workspace, Model model) {
        model.addAttribute("form", new MigrationDescription("", "", "", "", "", ""));
        return form(workspace, model, "/migrations/new");
    }

    private String form(Workspace workspace, Model model, String action) {
        model.addAttribute("environments", environments.in(workspace.id()));
        model.addAttribute("action", action);
        return "migration/form";
    }

    @PostMapping("/migrations/new")
    @Permitted(Permission.PLAN)
    String open(
            Workspace workspace,
            Actor actor,
            @RequestParam(required = false) EnvironmentId environment,
            @Valid @ModelAttribute("form") MigrationDescription form,
            BindingResult errors,
            Model model) {
        if (environment == null) {
            errors.reject("environment", "Choose an environment. If there is none, an admin has to add one first.");
        }
        if (errors.hasErrors() || environment == null) {
            model.addAttribute("errors", FormErrors.of(errors));
            return form(workspace, model, "/migrations/new");
        }
        boolean own = environments.in(workspace.id()).stream()
                .anyMatch(candidate -> candidate.id().equals(environment));
        if (!own) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Migration migration = migrations.open(workspace.id(), environment, form, actor);
        return "redirect:/migrations/" + migration.id();
    }

    @GetMapping("/migrations/{migration}")
    String overview(Migration migration, Viewer viewer, Model model) {
        model.addAttribute("stages", stages.of(migration));
        model.addAttribute("moves", moves.of(migration, viewer));
        return "migration/overview";
    }

    @GetMapping("/migrations/{migration}/description")
    @Permitted(Permission.PLAN)
    String descriptionForm(Migration migration, Workspace workspace, Model model) {
        model.addAttribute("form", migration.description());
        return form(workspace, model, "/migrations/" + migration.id() + "/description");
    }

    @PostMapping("/migrations/{migration}/description")
    @Permitted(Permission.PLAN)
    String describe(
            Migration migration,
            Workspace workspace,
            Actor actor,
            @Valid @ModelAttribute("form") MigrationDescription form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            model.addAttribute("errors", FormErrors.of(errors));
            return form(workspace, model, "/migrations/" + migration.id() + "/description");
        }
        migrations.describe(migration.id(), form, actor);
        Notices.done(redirect, "The description is saved.");
        return "redirect:/migrations/" + migration.id();
    }
}
