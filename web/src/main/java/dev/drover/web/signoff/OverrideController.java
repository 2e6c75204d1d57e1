package dev.drover.web.signoff;

import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.signoff.gate.OverrideRefusedException;
import dev.drover.web.Notices;
import dev.drover.web.access.PasswordAgain;
import dev.drover.web.access.Permitted;
import dev.drover.web.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for overrides of gates, and confirming them. */
@Controller
class OverrideController {

    private static final int LONGEST_REASON = 1000;

    private final GateOverrides overrides;
    private final Revisions revisions;
    private final SignoffPage page;
    private final PasswordAgain passwords;

    OverrideController(GateOverrides overrides, Revisions revisions, SignoffPage page, PasswordAgain passwords) {
        this.overrides = overrides;
        this.revisions = revisions;
        this.page = page;
        this.passwords = passwords;
    }

    @PostMapping("/migrations/{migration}/overrides")
    @Permitted({Permission.RUN, Permission.PLAN, Permission.DECIDE})
    String ask(
            Migration migration,
            @RequestParam Gate gate,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        if (reason.length() > LONGEST_REASON) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return answer(
                migration,
                () -> overrides.ask(revision(migration), gate, reason, actor),
                "You asked for an override. A lead or an admin with another role than yours has to confirm it.",
                redirect);
    }

    @PostMapping("/migrations/{migration}/overrides/{override}/confirm")
    @Permitted({Permission.DECIDE, Permission.ADMINISTER})
    String confirm(
            Migration migration,
            @PathVariable long override,
            @RequestParam(defaultValue = "") String password,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Revision revision = revision(migration);
        boolean asked = GateOverrides.asksPassword(revision);
        PasswordAgain.Outcome outcome =
                asked ? passwords.check(viewer, migration, password) : PasswordAgain.Outcome.RIGHT;
        if (outcome != PasswordAgain.Outcome.RIGHT) {
            response.setStatus(outcome.status());
            return page.refused(migration, viewer, model, new SignoffPage.Typed("override-" + override, ""), outcome);
        }
        return answer(
                migration,
                () -> overrides.confirm(revision, override, viewer.actor(), asked),
                "The override is confirmed. It starts nothing; one run can use it.",
                redirect);
    }

    private Revision revision(Migration migration) {
        return revisions.latest(migration.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String answer(Migration migration, Runnable deed, String done, RedirectAttributes redirect) {
        try {
            deed.run();
            Notices.done(redirect, done);
        } catch (OverrideRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/migrations/" + migration.id() + "/signoff#overrides";
    }
}
