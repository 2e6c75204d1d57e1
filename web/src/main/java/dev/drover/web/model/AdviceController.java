package dev.drover.web.model;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.advice.Advice;
import dev.drover.model.advice.Stated;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What speaks for a relational store and what for NoSQL. */
@Controller
class AdviceController {

    private final TargetModels models;
    private final Inventory inventory;
    private final CostSheets costs;

    AdviceController(TargetModels models, Inventory inventory, CostSheets costs) {
        this.models = models;
        this.inventory = inventory;
        this.costs = costs;
    }

    /**
     * The arguments about the whole, and those about every pattern.
     *
     * @param page of the patterns, from 1
     */
    @GetMapping("/migrations/{migration}/advice")
    String advice(
            Migration migration,
            @RequestParam MultiValueMap<String, String> stated,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        CostForm form = new CostForm(new Typed(stated));
        TargetModel target = models.of(migration.id()).model();
        List<AccessPattern> patterns = inventory.patterns(migration.id());
        CoverageMatrix matrix = Coverage.of(target, patterns);
        Advice advice = Advice.of(
                matrix,
                costs.of(migration, target, patterns, matrix, form.relational()),
                new Stated(form.percent("adHocPercent")));
        model.addAttribute("form", form);
        model.addAttribute("problems", form.problems());
        model.addAttribute("advice", advice);
        model.addAttribute("shown", PageOf.of(advice.patterns(), 50, page));
        model.addAttribute("prices", costs.prices(migration));
        return "model/advice";
    }
}
