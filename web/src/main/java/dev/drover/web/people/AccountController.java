package dev.drover.web.people;

import static dev.drover.web.access.OpenTo.Audience.SIGNED_IN;

import dev.drover.people.Directory;
import dev.drover.people.Theme;
import dev.drover.web.Notices;
import dev.drover.web.access.OpenTo;
import dev.drover.web.access.Viewer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How pages look to the person who is signed in. */
@Controller
class AccountController {

    private static final String BECAUSE = "everybody may choose how pages look to them";

    private final Directory directory;

    AccountController(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/account")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String account(Viewer viewer, Model model) {
        model.addAttribute("themes", Theme.values());
        model.addAttribute(
                "chosenZone",
                directory
                        .person(viewer.id())
                        .flatMap(person -> person.timeZone())
                        .map(ZoneId::getId)
                        .orElse(""));
        return "people/account";
    }

    @PostMapping("/account")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String save(Viewer viewer, @RequestParam Theme theme, @RequestParam String timeZone, RedirectAttributes redirect) {
        try {
            directory.prefer(viewer.id(), theme, timeZone.isBlank() ? null : ZoneId.of(timeZone.strip()));
            Notices.done(redirect, "Your settings are saved.");
        } catch (DateTimeException unknown) {
            Notices.refused(
                    redirect,
                    List.of("There is no time zone \"" + timeZone
                            + "\". Use a name such as Europe/Amsterdam, or leave it"
                            + " empty for the zone of your device."));
        }
        return "redirect:/account";
    }
}
