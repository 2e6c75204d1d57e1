package dev.drover.web.signoff;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.signoff.round.HoldRound;
import dev.drover.signoff.round.RoundRefusedException;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import dev.drover.web.access.Viewer;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the meeting before a live run: what holds it back, and who says go. */
@Controller
class GoNoGoController {

    private static final String PAGE = "/migrations/{migration}/go-no-go";

    private final GoNoGoPage page;
    private final HoldRound rounds;

    GoNoGoController(GoNoGoPage page, HoldRound rounds) {
        this.page = page;
        this.rounds = rounds;
    }

    @GetMapping(PAGE)
    String show(Migration migration, Viewer viewer, Model model) {
        return page.show(migration, viewer, model);
    }

    /** @param revision the number that the person saw */
    @PostMapping(PAGE)
    @Permitted(Permission.DECIDE)
    String open(Migration migration, @RequestParam int revision, Actor actor, RedirectAttributes redirect) {
        return answer(
                migration,
                () -> rounds.open(migration.id(), revision, actor),
                "The round is open. Everybody with a role here can say go or no-go.",
                Map.of(),
                redirect);
    }

    /** Everybody with a part in the workspace has a word here: nothing of it is a signature. */
    @PostMapping(PAGE + "/{round}/say")
    @Permitted(Permission.VIEW)
    String say(
            Migration migration,
            @PathVariable int round,
            @RequestParam boolean go,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return answer(
                migration,
                () -> rounds.say(migration.id(), round, go, reason, actor),
                "You said " + (go ? "go" : "no-go") + ". That signs and starts nothing.",
                Map.of("typedReason", reason),
                redirect);
    }

    @PostMapping(PAGE + "/{round}/close")
    @Permitted(Permission.DECIDE)
    String close(
            Migration migration,
            @PathVariable int round,
            @RequestParam boolean go,
            @RequestParam(defaultValue = "") String note,
            Viewer viewer,
            RedirectAttributes redirect) {
        return answer(
                migration,
                () -> rounds.close(migration.id(), round, go, note, page.blockers(migration, viewer), viewer.actor()),
                "The round is closed with " + (go ? "go" : "no-go") + ". Its minutes stay; it starts nothing.",
                Map.of("typedNote", note),
                redirect);
    }

    /** @param typed what the page shows again if the deed is refused, by the name that the page has for it */
    private static String answer(
            Migration migration, Runnable deed, String done, Map<String, String> typed, RedirectAttributes redirect) {
        try {
            deed.run();
            Notices.done(redirect, done);
        } catch (RoundRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
            typed.forEach(redirect::addFlashAttribute);
        }
        return "redirect:/migrations/" + migration.id() + "/go-no-go";
    }
}
