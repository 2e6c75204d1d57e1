package dev.drover.web.people;

import static dev.drover.web.access.OpenTo.Audience.SIGNED_IN;

import dev.drover.audit.AuditTrail;
import dev.drover.notice.MailSettings;
import dev.drover.people.Directory;
import dev.drover.people.MailAddress;
import dev.drover.people.Person;
import dev.drover.people.Theme;
import dev.drover.people.Workspace;
import dev.drover.web.Notices;
import dev.drover.web.access.OpenTo;
import dev.drover.web.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How pages look to the person who is signed in, and where they get mail. */
@Controller
class AccountController {

    private static final String BECAUSE = "everybody may choose how pages look to them, and where they get mail";

    private final Directory directory;
    private final MailSettings mail;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    AccountController(Directory directory, MailSettings mail, AuditTrail audit, TransactionTemplate transaction) {
        this.directory = directory;
        this.mail = mail;
        this.audit = audit;
        this.transaction = transaction;
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
        model.addAttribute("sendsMail", mail.sendsMail());
        if (!model.containsAttribute("typedAddress")) {
            model.addAttribute(
                    "typedAddress", address(viewer).map(MailAddress::value).orElse(""));
        }
        return "people/account";
    }

    @PostMapping("/account/mail")
    @OpenTo(value = SIGNED_IN, because = BECAUSE)
    String saveMail(
            Viewer viewer,
            @RequestParam String mailAddress,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<MailAddress> wanted;
        try {
            wanted = mailAddress.isBlank() ? Optional.empty() : Optional.of(new MailAddress(mailAddress));
        } catch (IllegalArgumentException wrong) {
            model.addAttribute("errors", Map.of("mailAddress", String.valueOf(wrong.getMessage())));
            model.addAttribute("typedAddress", mailAddress);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return account(viewer, model);
        }
        if (!wanted.equals(address(viewer))) {
            reach(viewer, wanted.orElse(null));
        }
        Notices.done(
                redirect,
                wanted.isPresent()
                        ? "Notices are mailed to " + wanted.get() + " from now on."
                        : "You have notices in your inbox only from now on.");
        return "redirect:/account";
    }

    private void reach(Viewer viewer, @Nullable MailAddress address) {
        transaction.executeWithoutResult(t -> {
            directory.reach(viewer.id(), address);
            Workspace workspace = viewer.workspace();
            // The address is theirs: the record says that it changed, not to what.
            audit.record(
                    viewer.actor(),
                    workspace == null ? null : workspace.id(),
                    null,
                    "people.mail-address",
                    address == null ? "Removed their own mail address." : "Changed their own mail address.");
        });
    }

    private Optional<MailAddress> address(Viewer viewer) {
        return directory.person(viewer.id()).flatMap(Person::mailAddress);
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
