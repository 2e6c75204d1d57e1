package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.StepComments;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say about a step. */
@Controller
class StepCommentController {

    private final StepComments comments;

    StepCommentController(StepComments comments) {
        this.comments = comments;
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}/comments")
    @Permitted(Permission.VIEW)
    String comment(
            Migration migration,
            @PathVariable String key,
            @RequestParam String text,
            Actor actor,
            RedirectAttributes redirect) {
        try {
            comments.add(migration.id(), key, text, actor);
            Notices.done(redirect, "Your comment is written down.");
        } catch (IllegalArgumentException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
            redirect.addFlashAttribute("said", text);
        }
        return page(migration, key);
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}/comments/{comment}/resolve")
    @Permitted(Permission.VIEW)
    String resolve(
            Migration migration,
            @PathVariable String key,
            @PathVariable long comment,
            Actor actor,
            RedirectAttributes redirect) {
        return settle(
                migration,
                key,
                () -> comments.resolve(migration.id(), key, comment, actor),
                "The comment is resolved.",
                redirect);
    }

    @PostMapping("/migrations/{migration}/runbook/steps/{key}/comments/{comment}/reopen")
    @Permitted(Permission.VIEW)
    String reopen(
            Migration migration,
            @PathVariable String key,
            @PathVariable long comment,
            Actor actor,
            RedirectAttributes redirect) {
        return settle(
                migration,
                key,
                () -> comments.reopen(migration.id(), key, comment, actor),
                "The comment is open again.",
                redirect);
    }

    private static String settle(
            Migration migration, String key, Runnable deed, String done, RedirectAttributes redirect) {
        try {
            deed.run();
            Notices.done(redirect, done);
        } catch (IllegalArgumentException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return page(migration, key);
    }

    private static String page(Migration migration, String key) {
        return "redirect:/migrations/" + migration.id() + "/runbook/steps/" + key + "#comments";
    }
}
