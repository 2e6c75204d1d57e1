package dev.drover.web.model;

import dev.drover.migration.Migration;
import dev.drover.model.cost.PriceFile;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.RefusedPricesException;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The prices of a workspace: download, upload, and back to those that come with Drover. */
@Controller
class PriceController {

    private static final String COST = "/migrations/{migration}/cost";

    private final PriceLists prices;

    PriceController(PriceLists prices) {
        this.prices = prices;
    }

    @GetMapping(COST + "/prices.json")
    ResponseEntity<String> download(Migration migration) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"prices.json\"")
                .body(prices.of(migration.workspace()).content());
    }

    @PostMapping(COST + "/prices")
    @Permitted(Permission.PLAN)
    String upload(
            Migration migration, @RequestParam Optional<MultipartFile> file, Actor actor, RedirectAttributes redirect)
            throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            Notices.refused(redirect, List.of("Choose a price file that is not empty."));
        } else if (file.get().getSize() > PriceFile.MOST_BYTES) {
            Notices.refused(
                    redirect, List.of("The file is larger than 1 MB. Choose a file with the prices of one Region."));
        } else {
            replace(migration, file.get(), actor, redirect);
        }
        return back(migration);
    }

    private void replace(Migration migration, MultipartFile file, Actor actor, RedirectAttributes redirect)
            throws IOException {
        try {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            prices.replace(migration.workspace(), content, actor);
            Notices.done(redirect, "The uploaded prices are in use now, for every migration of this workspace.");
        } catch (CharacterCodingException e) {
            Notices.refused(
                    redirect, List.of("The file is not UTF-8. Save it with that encoding and upload it again."));
        } catch (RefusedPricesException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
    }

    @PostMapping(COST + "/prices/shipped")
    @Permitted(Permission.PLAN)
    String shipped(Migration migration, Actor actor, RedirectAttributes redirect) {
        prices.useShipped(migration.workspace(), actor);
        Notices.done(redirect, "The prices that come with Drover are in use again.");
        return back(migration);
    }

    private static String back(Migration migration) {
        return "redirect:/migrations/" + migration.id() + "/cost";
    }
}
