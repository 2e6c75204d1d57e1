package dev.drover.web.timeline;

import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.audit.VerificationUnderWayException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.timeline.Announcements;
import dev.drover.timeline.Timeline;
import dev.drover.timeline.TimelineEntry;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The timeline of a migration, announcements, and the audit trail of a workspace. */
@Controller
class TimelineController {

    private static final int PAGE = 100;

    private final Timeline timeline;
    private final Announcements announcements;
    private final AuditTrail audit;

    TimelineController(Timeline timeline, Announcements announcements, AuditTrail audit) {
        this.timeline = timeline;
        this.announcements = announcements;
        this.audit = audit;
    }

    @GetMapping("/migrations/{migration}/timeline")
    String timeline(Migration migration, @RequestParam(defaultValue = "0") int page, Model model) {
        int skip = Math.max(0, Math.min(page, 10_000)) * PAGE;
        List<TimelineEntry> entries = timeline.of(migration.id(), skip, PAGE + 1);
        model.addAttribute("entries", entries.stream().limit(PAGE).toList());
        model.addAttribute("page", page);
        model.addAttribute("more", entries.size() > PAGE);
        return "timeline/page";
    }

    @PostMapping("/migrations/{migration}/announcements")
    @Permitted(Permission.ANNOUNCE)
    String announce(Migration migration, @RequestParam String sentence, Actor actor, RedirectAttributes redirect) {
        if (sentence.isBlank() || sentence.length() > 500) {
            Notices.refused(redirect, List.of("Write one or two sentences, at most 500 characters."));
        } else {
            announcements.publish(migration.id(), sentence, actor);
            Notices.done(redirect, "It is on the status page now.");
        }
        return "redirect:/migrations/" + migration.id() + "/timeline";
    }

    @GetMapping("/audit")
    String audit(Workspace workspace, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        List<AuditEntry> entries = audit.page(workspace.id(), before, PAGE + 1);
        model.addAttribute("entries", entries.stream().limit(PAGE).toList());
        model.addAttribute(
                "older", entries.size() > PAGE ? entries.get(PAGE - 1).seq() : null);
        return "timeline/audit";
    }

    @PostMapping("/audit/verify")
    @Permitted(Permission.VIEW)
    String verify(RedirectAttributes redirect) {
        try {
            List<String> breaks = audit.verify();
            if (breaks.isEmpty()) {
                Notices.done(redirect, "Every entry is there, in order and unchanged.");
            } else {
                Notices.refused(redirect, breaks);
            }
        } catch (VerificationUnderWayException e) {
            Notices.refused(redirect, List.of(String.valueOf(e.getMessage())));
        }
        return "redirect:/audit";
    }
}
