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
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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

    OverrideController(GateOverrides overrides, Revisions revisions) {
        this.overrides = overrides;
        this.revisions = revisions;
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
    String confirm(Migration migration, @PathVariable long override, Actor actor, RedirectAttributes redirect) {
        return answer(
                migration,
                () -> overrides.confirm(revision(migration), override, actor),
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
