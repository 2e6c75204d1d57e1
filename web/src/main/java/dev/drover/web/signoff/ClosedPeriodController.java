package dev.drover.web.signoff;

import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.signoff.gate.ClosedPeriodDraft;
import dev.drover.signoff.gate.ClosedPeriods;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When nothing of the workspace runs live. */
@Controller
class ClosedPeriodController {

    private final ClosedPeriods closed;
    private final PolicyController policies;
    private final Clock clock;

    ClosedPeriodController(ClosedPeriods closed, PolicyController policies, Clock clock) {
        this.closed = closed;
        this.policies = policies;
        this.clock = clock;
    }

    @PostMapping("/signoff-policy/closed")
    @Permitted(Permission.ADMINISTER)
    String add(
            Workspace workspace,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ClosedPeriodDraft draft = new ClosedPeriodDraft(from, to, zone, reason);
        Map<String, String> problems = draft.problems(clock.instant());
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", problems);
            model.addAttribute("period", draft);
            return policies.list(workspace, model);
        }
        closed.add(workspace.id(), draft, actor);
        Notices.done(redirect, "The period is closed for live runs.");
        return "redirect:/signoff-policy";
    }

    @PostMapping("/signoff-policy/closed/{period}/end")
    @Permitted(Permission.ADMINISTER)
    String takeAway(Workspace workspace, @PathVariable long period, Actor actor, RedirectAttributes redirect) {
        closed.takeAway(workspace.id(), period, actor);
        Notices.done(redirect, "The period is taken away.");
        return "redirect:/signoff-policy";
    }
}
