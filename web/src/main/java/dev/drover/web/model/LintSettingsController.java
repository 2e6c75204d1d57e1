package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.lint.Lint;
import dev.drover.model.lint.LintSettings;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.RuleSetting;
import dev.drover.model.lint.Severity;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which lint rules count in the workspace, how much, and from which numbers on. */
@Controller
class LintSettingsController {

    private final Lint lint;
    private final LintSettings settings;

    LintSettingsController(Lint lint, LintSettings settings) {
        this.lint = lint;
        this.settings = settings;
    }

    @GetMapping("/migrations/{migration}/lint/settings")
    @Permitted(Permission.PLAN)
    String show(Migration migration, Model model) {
        return page(migration, null, model);
    }

    @PostMapping("/migrations/{migration}/lint/settings")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RuleDescription rule = lint.rule(typed.getOrDefault("rule", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RuleSettingForm form = RuleSettingForm.typed(rule, typed);
        if (!form.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(migration, form, model);
        }
        settings.save(migration.workspace(), rule, form.setting(), actor);
        Notices.done(redirect, "The setting of " + rule.id() + " is saved for the workspace.");
        return "redirect:/migrations/" + migration.id() + "/lint/settings";
    }

    private String page(Migration migration, @Nullable RuleSettingForm typed, Model model) {
        Map<String, RuleSetting> decided = settings.of(migration.workspace());
        List<RuleSettingForm> forms = lint.rules().stream()
                .map(rule -> typed != null && typed.rule().id().equals(rule.id())
                        ? typed
                        : RuleSettingForm.of(rule, decided.getOrDefault(rule.id(), RuleSetting.unchanged(rule.id()))))
                .toList();
        model.addAttribute("forms", forms);
        model.addAttribute("errors", typed == null ? Map.of() : typed.problems());
        model.addAttribute("severities", Severity.values());
        return "model/lint-settings";
    }
}
