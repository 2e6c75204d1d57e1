package dev.drover.web.model;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which access pattern is served by what, and why. */
@Controller
class CoverageController {

    private final TargetModels models;
    private final Inventory inventory;

    CoverageController(TargetModels models, Inventory inventory) {
        this.models = models;
        this.inventory = inventory;
    }

    /**
     * The matrix; for a script that asks for one reason only, that reason.
     *
     * @param show which rows: all, gaps, reads, writes
     * @param pattern the row whose reason is shown
     * @param structure the column whose reason is shown; without one, the row as a whole
     */
    @GetMapping("/migrations/{migration}/coverage")
    String coverage(
            Migration migration,
            @RequestParam(defaultValue = "ALL") CoverageFilter show,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "") String structure,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        CoverageMatrix matrix = Coverage.of(models.of(migration.id()).model(), inventory.patterns(migration.id()));
        CoveredPattern chosen = matrix.row(pattern).orElse(null);
        model.addAttribute("matrix", matrix);
        model.addAttribute("show", show);
        model.addAttribute("filters", CoverageFilter.values());
        model.addAttribute("rows", matrix.rows().stream().filter(show::takes).toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "chosenCell",
                chosen == null ? null : chosen.cell(structure).or(chosen::path).orElse(null));
        response.addHeader("Vary", "HX-Request");
        return request.getHeader("HX-Request") == null ? "model/coverage" : "model/coverage :: reason";
    }
}
