package dev.drover.web.model;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.cost.AcuSizing;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.Note;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.PricesInUse;
import dev.drover.model.cost.Spendings;
import dev.drover.model.cost.Workload;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the target costs, and the move to it. */
@Controller
class CostController {

    private final TargetModels models;
    private final Inventory inventory;
    private final SourceLooks looks;
    private final PriceLists prices;
    private final Spendings spendings;

    CostController(
            TargetModels models, Inventory inventory, SourceLooks looks, PriceLists prices, Spendings spendings) {
        this.spendings = spendings;
        this.models = models;
        this.inventory = inventory;
        this.looks = looks;
        this.prices = prices;
    }

    @GetMapping("/migrations/{migration}/cost")
    String cost(Migration migration, @RequestParam MultiValueMap<String, String> stated, Model model) {
        CostForm form = new CostForm(new Typed(stated));
        SourceLook source = looks.of(migration);
        PricesInUse inUse = prices.of(migration.workspace());
        Workload workload = InventoryWorkload.of(
                models.of(migration.id()).model(), inventory.patterns(migration.id()), source.rows());
        List<Note> notes = workload.notes();
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        model.addAttribute("acu", form.acu());
        model.addAttribute("families", AcuSizing.Family.values());
        model.addAttribute("inUse", inUse);
        model.addAttribute("sheet", CostSheet.of(workload, inUse.prices(), form.relational(), form.move()));
        model.addAttribute("missing", notes.stream().filter(Note::isMissing).toList());
        model.addAttribute(
                "guessed", notes.stream().filter(note -> !note.isMissing()).toList());
        model.addAttribute("spending", spendings.of(migration.id()));
        model.addAttribute("unreachable", source.problem());
        return "model/cost";
    }
}
