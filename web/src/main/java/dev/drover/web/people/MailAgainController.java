package dev.drover.web.people;

import dev.drover.notice.MailAgain;
import dev.drover.notice.NotMailedException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends mail again that was not delivered. */
@Controller
class MailAgainController {

    private final MailAgain mail;

    MailAgainController(MailAgain mail) {
        this.mail = mail;
    }

    @PostMapping("/people/mail/{notice}/again")
    @Permitted(Permission.ADMINISTER)
    String send(Workspace workspace, @PathVariable long notice, Actor actor, RedirectAttributes redirect) {
        try {
            String person = mail.send(workspace.id(), notice, actor);
            Notices.done(redirect, "The mail to " + person + " is sent again within a minute, if the server takes it.");
        } catch (NotMailedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/people";
    }
}
