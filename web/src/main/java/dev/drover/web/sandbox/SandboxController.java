package dev.drover.web.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.people.Workspace;
import dev.drover.sandbox.SandboxStatus;
import dev.drover.sandbox.mishap.HardKill;
import dev.drover.sandbox.mishap.Mishap;
import dev.drover.sandbox.mishap.MishapRefusedException;
import dev.drover.sandbox.mishap.Mishaps;
import dev.drover.sandbox.shop.SampleShop;
import dev.drover.sandbox.shop.ShopFigures;
import dev.drover.sandbox.shop.Store;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which one sees the sample shop and breaks something.
 *
 * <p>Breaking needs {@link Permission#RUN}: whoever breaks a run should be whoever can pause and resume it, and in the
 * sandbox everybody can become the operator with one button.
 */
@Controller
@ConditionalOnLocalPostgres
class SandboxController {

    private final SandboxStatus status;
    private final SampleShop shop;
    private final ShopFigures figures;
    private final Mishaps mishaps;

    SandboxController(SandboxStatus status, SampleShop shop, ShopFigures figures, Mishaps mishaps) {
        this.status = status;
        this.shop = shop;
        this.figures = figures;
        this.mishaps = mishaps;
    }

    @GetMapping("/sandbox")
    String show(Model model) {
        addFigures(model);
        model.addAttribute("mishaps", mishaps.all());
        return "sandbox";
    }

    /** The part of the page that refreshes itself. */
    @GetMapping("/sandbox/figures")
    String figures(Model model) {
        addFigures(model);
        return "sandbox :: figures";
    }

    @PostMapping("/sandbox/mishaps/{id}")
    @Permitted(Permission.RUN)
    String cause(@PathVariable String id, Workspace workspace, Actor actor, RedirectAttributes redirect) {
        try {
            String done = mishaps.cause(mishap(id), workspace.id(), actor);
            if (id.equals(HardKill.ID)) {
                return "sandbox-killed";
            }
            Notices.done(redirect, done);
        } catch (MishapRefusedException e) {
            Notices.refused(redirect, List.of(String.valueOf(e.getMessage())));
        }
        return "redirect:/sandbox";
    }

    @PostMapping("/sandbox/mishaps/{id}/undo")
    @Permitted(Permission.RUN)
    String undo(@PathVariable String id, Workspace workspace, Actor actor, RedirectAttributes redirect) {
        Notices.done(redirect, mishaps.undo(mishap(id), workspace.id(), actor));
        return "redirect:/sandbox";
    }

    @PostMapping("/sandbox/shop")
    @Permitted(Permission.RUN)
    String open(@RequestParam boolean open) {
        if (open) {
            shop.start();
        } else {
            shop.stop();
        }
        return "redirect:/sandbox";
    }

    private Mishap mishap(String id) {
        return mishaps.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void addFigures(Model model) {
        model.addAttribute("oldDatabase", status.oldDatabase());
        model.addAttribute("newDatabase", status.newDatabase());
        model.addAttribute("shop", status.shop());
        model.addAttribute(
                "stores", Arrays.stream(Store.values()).map(figures::of).toList());
        model.addAttribute("flagsUnanswered", figures.flagsUnanswered());
    }
}
