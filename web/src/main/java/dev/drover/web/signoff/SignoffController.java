package dev.drover.web.signoff;

import dev.drover.migration.Migration;
import dev.drover.people.Permission;
import dev.drover.runbook.Scope;
import dev.drover.signoff.Conditions;
import dev.drover.signoff.SignoffRefusedException;
import dev.drover.signoff.Signoffs;
import dev.drover.signoff.Verdict;
import dev.drover.signoff.policy.OwnScopes;
import dev.drover.web.Notices;
import dev.drover.web.access.PasswordAgain;
import dev.drover.web.access.Permitted;
import dev.drover.web.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which those decide who answer for a scope. */
@Controller
class SignoffController {

    private static final int LONGEST_COMMENT = 2000;

    private final SignoffPage page;
    private final Signoffs signoffs;
    private final Conditions conditions;
    private final OwnScopes scopes;
    private final PasswordAgain passwords;

    SignoffController(
            SignoffPage page, Signoffs signoffs, Conditions conditions, OwnScopes scopes, PasswordAgain passwords) {
        this.page = page;
        this.signoffs = signoffs;
        this.conditions = conditions;
        this.scopes = scopes;
        this.passwords = passwords;
    }

    @GetMapping("/migrations/{migration}/signoff")
    String signoff(Migration migration, Viewer viewer, Model model) {
        return page.show(migration, viewer, model);
    }

    /** Which roles may sign which scope is for the policy to say, so the room of signatures asks for them. */
    @PostMapping("/migrations/{migration}/signoff/{scope}")
    @Permitted(Permission.SIGN)
    String decide(
            Migration migration,
            @PathVariable String scope,
            @RequestParam int revision,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String password,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseLong(comment);
        Scope decided = scopes.all(migration.workspace()).stream()
                .filter(known -> known.id().equalsIgnoreCase(scope))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean asked = page.asksPassword(migration, verdict);
        PasswordAgain.Outcome outcome =
                asked ? passwords.check(viewer, migration, password) : PasswordAgain.Outcome.RIGHT;
        if (outcome != PasswordAgain.Outcome.RIGHT) {
            response.setStatus(outcome.status());
            return page.refused(
                    migration,
                    viewer,
                    model,
                    new SignoffPage.Typed(decided.id().toLowerCase(Locale.ROOT), comment),
                    outcome);
        }
        try {
            signoffs.decide(
                    migration.id(), revision, decided, verdict, comment, page.seen(migration), viewer.actor(), asked);
            Notices.done(redirect, sentence(decided, verdict));
        } catch (SignoffRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/migrations/" + migration.id() + "/signoff";
    }

    @PostMapping("/migrations/{migration}/signoff/conditions/{decision}")
    @Permitted(Permission.SIGN)
    String meet(
            Migration migration,
            @PathVariable long decision,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String password,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        refuseLong(comment);
        boolean asked = conditions.askingPassword(migration.id()).contains(decision);
        PasswordAgain.Outcome outcome =
                asked ? passwords.check(viewer, migration, password) : PasswordAgain.Outcome.RIGHT;
        if (outcome != PasswordAgain.Outcome.RIGHT) {
            response.setStatus(outcome.status());
            return page.refused(
                    migration, viewer, model, new SignoffPage.Typed("condition-" + decision, comment), outcome);
        }
        try {
            conditions.meet(migration.id(), decision, comment, viewer.actor(), asked);
            Notices.done(redirect, "The condition is marked as met. That starts nothing.");
        } catch (SignoffRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/migrations/" + migration.id() + "/signoff";
    }

    private static void refuseLong(String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static String sentence(Scope scope, Verdict verdict) {
        return switch (verdict) {
            case SIGNED -> "You signed the " + scope.label() + " scope. Signing starts nothing; you can withdraw it.";
            case SIGNED_WITH_CONDITION ->
                "You signed the " + scope.label()
                        + " scope. No live run starts before your condition is marked as met.";
            case CHANGES_REQUESTED -> "You asked for changes. The plan has to be submitted again.";
            case REJECTED -> "You rejected the " + scope.label() + " scope.";
            case WITHDRAWN -> "Your signature on the " + scope.label() + " scope is withdrawn.";
        };
    }
}
