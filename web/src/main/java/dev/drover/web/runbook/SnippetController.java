package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.RunbookChangedException;
import dev.drover.runbook.Snippet;
import dev.drover.runbook.SnippetRefusedException;
import dev.drover.runbook.Snippets;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps that are kept under a name and put into other runbooks. */
@Controller
class SnippetController {

    private final Snippets snippets;

    SnippetController(Snippets snippets) {
        this.snippets = snippets;
    }

    @PostMapping("/migrations/{migration}/runbook/snippets")
    @Permitted(Permission.PLAN)
    String save(
            Migration migration,
            @RequestParam String name,
            @RequestParam(defaultValue = "") List<String> key,
            Actor actor,
            RedirectAttributes redirect) {
        try {
            Snippet saved = snippets.save(migration, name, new HashSet<>(key), actor);
            Notices.done(
                    redirect,
                    "The snippet " + saved.name() + " is saved. It can be inserted into every runbook of this"
                            + " workspace.");
        } catch (SnippetRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runbook/snippets/insert")
    @Permitted(Permission.PLAN)
    String insert(
            Migration migration,
            @RequestParam int version,
            @RequestParam long snippet,
            Actor actor,
            RedirectAttributes redirect) {
        Snippet inserted = snippets.insert(migration, snippet, version, actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Notices.done(
                redirect,
                "The steps of " + inserted.name() + " are at the end. The first of them wait for the step before"
                        + " them: look through the order.");
        return back(migration);
    }

    @PostMapping("/migrations/{migration}/runbook/snippets/remove")
    @Permitted(Permission.PLAN)
    String remove(Migration migration, @RequestParam long snippet, Actor actor, RedirectAttributes redirect) {
        Snippet removed = snippets.remove(migration, snippet, actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Notices.done(
                redirect, "The snippet " + removed.name() + " is removed. Runbooks keep the steps that came from it.");
        return back(migration);
    }

    @ExceptionHandler(RunbookChangedException.class)
    String changedMeanwhile(RunbookChangedException changed, Migration migration, RedirectAttributes redirect) {
        Notices.refused(redirect, List.of(String.valueOf(changed.getMessage())));
        return back(migration);
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/runbook";
    }
}
