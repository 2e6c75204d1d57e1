package dev.drover.web.connection;

import dev.drover.connection.AddressRefusedException;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.Environment;
import dev.drover.connection.EnvironmentId;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceCatalog;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.web.FormErrors;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the databases and AWS accounts of a workspace are. */
@Controller
class ConnectionController {

    private final Environments environments;
    private final SourceCatalog catalog;

    ConnectionController(Environments environments, SourceCatalog catalog) {
        this.environments = environments;
        this.catalog = catalog;
    }

    @GetMapping("/connections")
    @Permitted(Permission.ADMINISTER)
    String list(Workspace workspace, Model model) {
        model.addAttribute("environments", environments.in(workspace.id()));
        return "connection/list";
    }

    @GetMapping("/connections/new")
    @Permitted(Permission.ADMINISTER)
    String form(Model model) {
        model.addAttribute("form", EnvironmentForm.empty());
        return form(model, "/connections/new");
    }

    private String form(Model model, String action) {
        model.addAttribute("kinds", List.of(EnvironmentKind.TEST, EnvironmentKind.PRODUCTION));
        model.addAttribute("action", action);
        return "connection/form";
    }

    @PostMapping("/connections/new")
    @Permitted(Permission.ADMINISTER)
    String add(
            Workspace workspace,
            @Valid @ModelAttribute("form") EnvironmentForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            RedirectAttributes redirect) {
        refuseSandbox(form);
        if (!errors.hasErrors()) {
            try {
                environments.add(
                        workspace.id(), form.name().strip(), form.kind(), form.source(), form.awsAddress(), actor);
                Notices.done(redirect, "The environment is saved. Test it before you use it.");
                return "redirect:/connections";
            } catch (AddressRefusedException refused) {
                errors.rejectValue(refused.field(), "refused", String.valueOf(refused.getMessage()));
            }
        }
        model.addAttribute("errors", FormErrors.of(errors));
        return form(model, "/connections/new");
    }

    @GetMapping("/connections/{environment}")
    @Permitted(Permission.ADMINISTER)
    String edit(Workspace workspace, @PathVariable EnvironmentId environment, Model model) {
        model.addAttribute("form", EnvironmentForm.of(own(workspace, environment)));
        return form(model, "/connections/" + environment);
    }

    @PostMapping("/connections/{environment}")
    @Permitted(Permission.ADMINISTER)
    String save(
            Workspace workspace,
            @PathVariable EnvironmentId environment,
            @Valid @ModelAttribute("form") EnvironmentForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            RedirectAttributes redirect) {
        refuseSandbox(form);
        own(workspace, environment);
        if (!errors.hasErrors()) {
            try {
                environments.move(environment, form.source(), form.awsAddress(), actor);
                Notices.done(
                        redirect, "The addresses are saved. Plans that were signed for the old ones do not run on.");
                return "redirect:/connections";
            } catch (AddressRefusedException refused) {
                errors.rejectValue(refused.field(), "refused", String.valueOf(refused.getMessage()));
            }
        }
        model.addAttribute("errors", FormErrors.of(errors));
        return form(model, "/connections/" + environment);
    }

    @PostMapping("/connections/{environment}/test")
    @Permitted(Permission.ADMINISTER)
    String test(Workspace workspace, @PathVariable EnvironmentId environment, RedirectAttributes redirect) {
        Environment own = own(workspace, environment);
        try {
            int tables = catalog.read(own.source()).tables().size();
            Notices.done(
                    redirect,
                    "The source of " + own.name() + " answers: " + tables + " tables in the schema "
                            + own.source().schema() + ".");
        } catch (ConnectionProblem problem) {
            Notices.refused(redirect, List.of(problem.getMessage() + " " + problem.nextAction()));
        }
        return "redirect:/connections";
    }

    /** The sandbox makes its own environment; a form that asks for that kind was not made by this page. */
    private static void refuseSandbox(EnvironmentForm form) {
        if (form.kind() == EnvironmentKind.SANDBOX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private Environment own(Workspace workspace, EnvironmentId id) {
        return environments
                .find(id)
                .filter(environment -> environment.workspace().equals(workspace.id()))
                .filter(environment -> environment.kind() != EnvironmentKind.SANDBOX)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
