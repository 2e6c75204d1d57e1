package dev.drover.web.inventory;

import dev.drover.inventory.InvalidPatternException;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.LastChange;
import dev.drover.inventory.PatternChangedException;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternHistory;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.StoredPattern;
import dev.drover.inventory.UndoRefusedException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import dev.drover.web.inventory.GridPage.Show;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was changed in patterns, and taking it back: a person's last change in the table, or one value of a pattern. */
@Controller
class HistoryController {

    private static final String ADDRESS = "/migrations/{migration}/inventory";
    private static final int SIZE = 100;

    private final Inventory inventory;
    private final PatternHistory history;

    HistoryController(Inventory inventory, PatternHistory history) {
        this.inventory = inventory;
        this.history = history;
    }

    @GetMapping(ADDRESS + "/patterns/{id}/history")
    String page(
            Migration migration,
            @PathVariable String id,
            @RequestParam(defaultValue = "2147483647") int before,
            Model model) {
        StoredPattern stored = stored(migration, id);
        model.addAttribute("stored", stored);
        model.addAttribute(
                "history", HistoryPage.of(stored, history.of(migration.id(), stored.id(), before, SIZE + 1), SIZE));
        return "inventory/history";
    }

    @PostMapping(ADDRESS + "/undo")
    @Permitted(Permission.PLAN)
    String undo(
            Migration migration,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            RedirectAttributes redirect) {
        String table = "redirect:/migrations/%s/inventory?show=%s&page=%d".formatted(migration.id(), show, page);
        try {
            LastChange undone = history.undo(migration.id(), revision, actor);
            Notices.done(redirect, "Undone: " + undone.inWords() + ".");
            return table + "#" + undone.first().id();
        } catch (UndoRefusedException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
            return table;
        }
    }

    /** @param change the version of the pattern that changed the field */
    @PostMapping(ADDRESS + "/patterns/{id}/put-back")
    @Permitted(Permission.PLAN)
    String putBack(
            Migration migration,
            @PathVariable String id,
            @RequestParam int change,
            @RequestParam String field,
            @RequestParam(defaultValue = "0") int version,
            Actor actor,
            RedirectAttributes redirect) {
        StoredPattern stored = stored(migration, id);
        Optional<PatternField> known = PatternField.withKey(field);
        PatternEdit before = known.flatMap(named -> history.before(migration.id(), stored.id(), change, named))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            inventory.putBack(migration.id(), stored.id(), before, version, actor);
            Notices.done(
                    redirect,
                    "The " + known.orElseThrow().inWords() + " of " + stored.id() + " is what it was before.");
        } catch (PatternChangedException overtaken) {
            Notices.refused(
                    redirect,
                    List.of(stored.id() + " was changed by "
                            + overtaken.current().changedBy()
                            + " in the meantime, so nothing was put back. Look at it, then put the value back again."));
        } catch (InvalidPatternException refused) {
            Notices.refused(redirect, List.of(String.valueOf(refused.getMessage())));
        }
        return "redirect:/migrations/%s/inventory/patterns/%s#history".formatted(migration.id(), stored.id());
    }

    private StoredPattern stored(Migration migration, String id) {
        return PatternId.parse(id)
                .flatMap(known -> inventory.find(migration.id(), known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
