package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.lint.WaiverDraft;
import dev.drover.model.lint.Waivers;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the lint rules say about a migration, and who answers for it. */
@Controller
class LintController {

    private final LintPages pages;
    private final Waivers waivers;

    LintController(LintPages pages, Waivers waivers) {
        this.pages = pages;
        this.waivers = waivers;
    }

    @GetMapping("/migrations/{migration}/lint")
    String lint(Migration migration, Model model) {
        model.addAttribute("page", pages.of(migration));
        return "model/lint";
    }

    @PostMapping("/migrations/{migration}/lint/waivers")
    @Permitted(Permission.PLAN)
    String waive(
            Migration migration,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        WaiverDraft draft = new WaiverDraft(
                typed.getOrDefault("rule", ""),
                typed.getOrDefault("subject", ""),
                typed.getOrDefault("reason", ""),
                date(typed.getOrDefault("expires", "")));
        LintPage page = pages.of(migration);
        if (!isFound(page, draft)) {
            Notices.refused(redirect, List.of("The finding " + draft.rule() + " is not there any more."));
            return "redirect:/migrations/" + migration.id() + "/lint";
        }
        Map<String, String> problems = draft.problems(page.today());
        if (problems.isEmpty()) {
            waivers.waive(migration.id(), draft, actor);
            Notices.done(
                    redirect, draft.rule() + " is waived for " + draft.subject() + " until " + draft.expires() + ".");
            return "redirect:/migrations/" + migration.id() + "/lint";
        }
        String id = page.id(draft.rule(), draft.subject());
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach((field, sentence) -> errors.put(id + "-" + field, sentence));
        model.addAttribute("page", page);
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
        model.addAttribute("typedFor", id);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "model/lint";
    }

    @PostMapping("/migrations/{migration}/lint/waivers/withdraw")
    @Permitted(Permission.PLAN)
    String withdraw(
            Migration migration,
            @RequestParam String rule,
            @RequestParam String subject,
            Actor actor,
            RedirectAttributes redirect) {
        waivers.withdraw(migration.id(), rule, subject, actor);
        Notices.done(redirect, "The waiver of " + rule + " for " + subject + " is taken back.");
        return "redirect:/migrations/" + migration.id() + "/lint";
    }

    private static boolean isFound(LintPage page, WaiverDraft draft) {
        return Stream.concat(page.report().open().stream(), page.report().waived().stream())
                .anyMatch(judged -> judged.rule().id().equals(draft.rule())
                        && judged.finding().place().subject().equals(draft.subject()));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
