package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.PriceOffers;
import dev.drover.model.cost.PriceOverrideDraft;
import dev.drover.model.cost.PriceOverrides;
import dev.drover.model.cost.Rate;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every price that a formula uses, and those that a person sets on their own. */
@Controller
class PriceOverrideController {

    private static final String PRICES = "/migrations/{migration}/cost/prices";

    private final PriceLists prices;
    private final PriceOverrides overrides;
    private final PriceOffers offers;

    PriceOverrideController(PriceLists prices, PriceOverrides overrides, PriceOffers offers) {
        this.prices = prices;
        this.overrides = overrides;
        this.offers = offers;
    }

    @GetMapping(PRICES)
    String show(Migration migration, @RequestParam(defaultValue = "") String price, Model model) {
        return page(migration, new PriceOverrideDraft(price, "", ""), false, model);
    }

    @PostMapping(PRICES + "/set")
    @Permitted(Permission.PLAN)
    String set(
            Migration migration,
            PriceOverrideDraft draft,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!draft.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(migration, draft, true, model);
        }
        overrides.set(migration.workspace(), draft, actor);
        Notices.done(redirect, "Your price is in use now, for every migration of this workspace.");
        return back(migration);
    }

    @PostMapping(PRICES + "/reset")
    @Permitted(Permission.PLAN)
    String reset(Migration migration, @RequestParam Rate rate, Actor actor, RedirectAttributes redirect) {
        overrides.reset(migration.workspace(), rate, actor);
        Notices.done(redirect, "The price of the list is in use again.");
        return back(migration);
    }

    private String page(Migration migration, PriceOverrideDraft draft, boolean sent, Model model) {
        model.addAttribute("inUse", prices.of(migration.workspace()));
        model.addAttribute("offered", offers.of(migration.workspace()).orElse(null));
        model.addAttribute("canFetch", offers.canFetch());
        model.addAttribute("services", PriceOffers.SERVICES);
        model.addAttribute("rates", Rate.values());
        model.addAttribute("draft", draft);
        model.addAttribute("errors", sent ? draft.problems() : null);
        return "model/prices";
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/cost/prices";
    }
}
