package dev.drover.web.model;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.cost.StructureUse;
import dev.drover.model.cost.StructureUses;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which access pattern is served by what, and why. */
@Controller
class CoverageController {

    /** Cells that a server writes and a browser draws without anybody waiting. */
    private static final int CELLS = 600;

    private static final int FEWEST_ROWS = 10;

    private final TargetModels models;
    private final Inventory inventory;
    private final CostSheets costs;

    CoverageController(TargetModels models, Inventory inventory, CostSheets costs) {
        this.models = models;
        this.inventory = inventory;
        this.costs = costs;
    }

    /**
     * The matrix; for a script that asks for one reason only, that reason.
     *
     * @param show which rows: all, gaps, reads, writes
     * @param page of the rows, from 1; one holds as many as a browser draws at once
     * @param pattern the row whose reason is shown
     * @param structure the column whose reason is shown; without one, the row as a whole
     */
    @GetMapping("/migrations/{migration}/coverage")
    String coverage(
            Migration migration,
            @RequestParam(defaultValue = "ALL") CoverageFilter show,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "") String structure,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        TargetModel target = models.of(migration.id()).model();
        List<AccessPattern> patterns = inventory.patterns(migration.id());
        CoverageMatrix matrix = Coverage.of(target, patterns);
        CoveredPattern chosen = matrix.row(pattern).orElse(null);
        model.addAttribute("matrix", matrix);
        model.addAttribute("show", show);
        model.addAttribute("filters", CoverageFilter.values());
        PageOf<CoveredPattern> rows = PageOf.of(
                matrix.rows().stream().filter(show::takes).toList(),
                Math.max(FEWEST_ROWS, CELLS / Math.max(1, matrix.structures().size())),
                page);
        Cell chosenCell =
                chosen == null ? null : chosen.cell(structure).or(chosen::path).orElse(null);
        model.addAttribute("rows", rows);
        model.addAttribute("chosen", chosen);
        model.addAttribute("chosenCell", chosenCell);
        model.addAttribute(
                "cells",
                new MatrixCells(
                        "/migrations/" + migration.id() + "/coverage?show=" + show + "&page=" + rows.number(),
                        chosen,
                        chosenCell));
        model.addAttribute(
                "fixPrice",
                chosen == null
                        ? null
                        : chosen.suggestion()
                                .map(tip -> costs.of(migration, tip, target, patterns))
                                .orElse(null));
        response.addHeader("Vary", "HX-Request");
        return request.getHeader("HX-Request") == null ? "model/coverage" : "model/coverage :: reason";
    }

    /**
     * The matrix turned around: what every table and index serves, and what it costs.
     *
     * @param only the structure that is shown; without one, all
     */
    @GetMapping("/migrations/{migration}/coverage/structures")
    String structures(Migration migration, @RequestParam(defaultValue = "") String only, Model model) {
        TargetModel target = models.of(migration.id()).model();
        List<AccessPattern> patterns = inventory.patterns(migration.id());
        CoverageMatrix matrix = Coverage.of(target, patterns);
        List<StructureUse> uses = StructureUses.of(matrix, costs.of(migration, target, patterns, matrix));
        model.addAttribute("uses", uses);
        model.addAttribute(
                "chosen",
                uses.stream()
                        .filter(use -> use.structure().id().equals(only))
                        .findFirst()
                        .orElse(null));
        return "model/structures";
    }
}
