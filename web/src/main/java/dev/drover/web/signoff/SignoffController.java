package dev.drover.web.signoff;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.Scope;
import dev.drover.signoff.SignoffRefusedException;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import dev.drover.web.access.Viewer;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a lead or a stakeholder decides. */
@Controller
class SignoffController {

    private final SignoffPage page;
    private final Signoffs signoffs;

    SignoffController(SignoffPage page, Signoffs signoffs) {
        this.page = page;
        this.signoffs = signoffs;
    }

    @GetMapping("/migrations/{migration}/signoff")
    String signoff(Migration migration, Viewer viewer, Model model) {
        return page.show(migration, viewer, model);
    }

    @PostMapping("/migrations/{migration}/signoff/data")
    @Permitted(Permission.SIGN_DATA)
    String decideOnData(
            Migration migration,
            @RequestParam int revision,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String comment,
            Actor actor,
            RedirectAttributes redirect) {
        return decide(migration, revision, Scope.DATA, verdict, comment, actor, redirect);
    }

    @PostMapping("/migrations/{migration}/signoff/business")
    @Permitted(Permission.SIGN_BUSINESS)
    String decideOnBusiness(
            Migration migration,
            @RequestParam int revision,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String comment,
            Actor actor,
            RedirectAttributes redirect) {
        return decide(migration, revision, Scope.BUSINESS, verdict, comment, actor, redirect);
    }

    private String decide(
            Migration migration,
            int revision,
            Scope scope,
            Verdict verdict,
            String comment,
            Actor actor,
            RedirectAttributes redirect) {
        if (comment.length() > 2000) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            signoffs.decide(migration.id(), revision, scope, verdict, comment, page.numbers(migration), actor);
            Notices.done(redirect, sentence(scope, verdict));
        } catch (SignoffRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/migrations/" + migration.id() + "/signoff";
    }

    private static String sentence(Scope scope, Verdict verdict) {
        return switch (verdict) {
            case SIGNED -> "You signed the " + scope.label() + " scope. Signing starts nothing; you can withdraw it.";
            case CHANGES_REQUESTED -> "You asked for changes. The plan has to be submitted again.";
            case REJECTED -> "You rejected the " + scope.label() + " scope.";
            case WITHDRAWN -> "Your signature on the " + scope.label() + " scope is withdrawn.";
        };
    }
}
