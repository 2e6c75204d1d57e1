package dev.drover.web.signoff;

import dev.drover.connection.EnvironmentKind;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.runbook.PlanPart;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.OwnScopes;
import dev.drover.signoff.policy.Policies;
import dev.drover.signoff.policy.Policy;
import dev.drover.signoff.policy.PolicyChangedException;
import dev.drover.signoff.policy.PolicyWords;
import dev.drover.signoff.policy.StoredPolicy;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the workspace asks for before a live run, and the scopes of its own. */
@Controller
class PolicyController {

    private final Policies policies;
    private final OwnScopes scopes;
    private final ClosedPeriodPages closed;

    PolicyController(Policies policies, OwnScopes scopes, ClosedPeriodPages closed) {
        this.policies = policies;
        this.scopes = scopes;
        this.closed = closed;
    }

    /** A kind of environment with its policy in words. */
    record PolicyRow(EnvironmentKind kind, StoredPolicy stored, String words) {}

    @GetMapping("/signoff-policy")
    @Permitted(Permission.ADMINISTER)
    String list(Workspace workspace, Model model) {
        List<Scope> all = scopes.all(workspace.id());
        PolicyWords words = new PolicyWords(all);
        model.addAttribute(
                "rows",
                Arrays.stream(EnvironmentKind.values())
                        .map(kind -> {
                            StoredPolicy stored = policies.of(workspace.id(), kind);
                            return new PolicyRow(kind, stored, words.of(stored.policy()));
                        })
                        .toList());
        model.addAttribute("scopes", all);
        model.addAttribute("planParts", PlanPart.values());
        closed.show(workspace, model);
        return "signoff/policies";
    }

    @PostMapping("/signoff-policy/scopes")
    @Permitted(Permission.ADMINISTER)
    String addScope(
            Workspace workspace,
            @RequestParam(defaultValue = "") String scopeName,
            @RequestParam(defaultValue = "") Set<PlanPart> parts,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> problems = scopes.problems(workspace.id(), scopeName, parts);
        if (problems.isEmpty()) {
            Scope added = scopes.add(workspace.id(), scopeName, parts, actor);
            Notices.done(
                    redirect, "The scope " + added.label() + " is added. Require it in a policy, so that it counts.");
            return "redirect:/signoff-policy";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", problems);
        model.addAttribute("typedScopeName", scopeName);
        model.addAttribute("typedParts", parts);
        return list(workspace, model);
    }

    @GetMapping("/signoff-policy/{kind}")
    @Permitted(Permission.ADMINISTER)
    String show(Workspace workspace, @PathVariable EnvironmentKind kind, Model model) {
        StoredPolicy stored = policies.of(workspace.id(), kind);
        return form(
                kind, stored.version(), PolicyForm.of(scopes.all(workspace.id()), stored.policy()), Map.of(), model);
    }

    @PostMapping("/signoff-policy/{kind}")
    @Permitted(Permission.ADMINISTER)
    String save(
            Workspace workspace,
            @PathVariable EnvironmentKind kind,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PolicyForm form = PolicyForm.typed(scopes.all(workspace.id()), typed);
        Map<String, String> problems = PolicyForm.noProblems();
        Optional<Policy> policy = form.policy(problems);
        if (policy.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(kind, version, form, problems, model);
        }
        try {
            policies.save(workspace.id(), kind, policy.get(), version, actor);
        } catch (PolicyChangedException changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(kind, version, form, Map.of("policy", String.valueOf(changed.getMessage())), model);
        }
        Notices.done(
                redirect,
                "The policy for " + kind.label() + " environments is saved. It holds at once, for every plan.");
        return "redirect:/signoff-policy";
    }

    private String form(EnvironmentKind kind, int version, PolicyForm form, Map<String, String> problems, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        return "signoff/policy";
    }
}
