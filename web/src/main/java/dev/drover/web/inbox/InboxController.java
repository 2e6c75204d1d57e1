package dev.drover.web.inbox;

import static dev.drover.web.access.OpenTo.Audience.SIGNED_IN;

import dev.drover.notice.Inbox;
import dev.drover.notice.Notice;
import dev.drover.web.access.OpenTo;
import dev.drover.web.access.Viewer;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: what concerned the viewer, newest first. */
@Controller
class InboxController {

    private static final String BECAUSE = "everybody reads what they were told themselves";
    private static final int SHOWN = 100;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/inbox")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String inbox(Viewer viewer, Model model) {
        List<Notice> newest = inbox.newest(viewer.id(), SHOWN);
        model.addAttribute("notices", newest);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("anyUnread", newest.stream().anyMatch(notice -> notice.readAt() == null));
        return "inbox";
    }

    @PostMapping("/inbox/{notice}/read")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String read(@PathVariable long notice, Viewer viewer) {
        inbox.read(viewer.id(), notice);
        return "redirect:/inbox";
    }

    /** Only what the page showed: what came in since then stays unread. */
    @PostMapping("/inbox/read")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String readAll(@RequestParam long newest, Viewer viewer) {
        inbox.readAll(viewer.id(), newest);
        return "redirect:/inbox";
    }
}
