package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.cost.PriceOffers;
import dev.drover.model.cost.RefusedPricesException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Prices from the AWS price list: bring them, look at what changes, accept or drop. */
@Controller
class PriceOfferController {

    private static final String OFFER = "/migrations/{migration}/cost/prices/offer";

    private final PriceOffers offers;

    PriceOfferController(PriceOffers offers) {
        this.offers = offers;
    }

    @PostMapping(OFFER)
    @Permitted(Permission.PLAN)
    String bring(
            Migration migration, @RequestParam Optional<MultipartFile> file, Actor actor, RedirectAttributes redirect)
            throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            Notices.refused(redirect, List.of("Choose an offer file that is not empty."));
            return back(migration);
        }
        try (InputStream content = file.get().getInputStream()) {
            offers.bring(migration.workspace(), content, actor);
            Notices.done(redirect, "The offer file is read. Nothing changes until somebody accepts its prices.");
        } catch (RefusedPricesException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return back(migration);
    }

    @PostMapping(OFFER + "/fetch")
    @Permitted(Permission.PLAN)
    String fetch(
            Migration migration,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String region,
            Actor actor,
            RedirectAttributes redirect) {
        try {
            offers.fetch(migration.workspace(), service, region.strip(), actor);
            Notices.done(redirect, "The offer is fetched. Nothing changes until somebody accepts its prices.");
        } catch (RefusedPricesException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return back(migration);
    }

    @PostMapping(OFFER + "/accept")
    @Permitted(Permission.PLAN)
    String accept(Migration migration, Actor actor, RedirectAttributes redirect) {
        offers.accept(migration.workspace(), actor);
        Notices.done(redirect, "The prices of the AWS price list are in use now.");
        return back(migration);
    }

    @PostMapping(OFFER + "/drop")
    @Permitted(Permission.PLAN)
    String drop(Migration migration, Actor actor, RedirectAttributes redirect) {
        offers.drop(migration.workspace(), actor);
        Notices.done(redirect, "The offered prices are gone; those in use stay as they are.");
        return back(migration);
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/cost/prices";
    }
}
