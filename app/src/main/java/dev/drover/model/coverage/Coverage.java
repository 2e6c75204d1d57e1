package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what the application needs with what a target model offers. */
public final class Coverage {

    private final TargetModel model;
    private final List<Structure> structures;

    private Coverage(TargetModel model) {
        this.model = model;
        this.structures = Structure.of(model);
    }

    /** Every pattern that is not retired against every structure. */
    public static CoverageMatrix of(TargetModel model, List<AccessPattern> patterns) {
        Coverage coverage = new Coverage(model);
        return new CoverageMatrix(
                coverage.structures,
                patterns.stream()
                        .filter(pattern -> pattern.status() != PatternStatus.RETIRED)
                        .map(coverage::row)
                        .toList());
    }

    private CoveredPattern row(AccessPattern pattern) {
        String obstacle = obstacle(pattern);
        List<Cell> cells = new ArrayList<>();
        for (Structure structure : structures) {
            if (pattern.direction() == Direction.NONE) {
                cells.add(Cell.none(
                        structure, "The pattern happens in the client only and asks nothing of the database."));
            } else if (!obstacle.isEmpty()) {
                cells.add(structure.isIndex() ? Cell.none(structure, obstacle) : Cell.noPath(structure, obstacle));
            } else if (pattern.direction().writes()) {
                cells.add(new WriteCells(pattern, structure).cell());
            } else {
                cells.add(new ReadCells(pattern, structure).cell());
            }
        }
        List<BesideCell> beside = pattern.direction() == Direction.NONE || !obstacle.isEmpty()
                ? List.of()
                : new BesideCells(model, pattern).cells();
        Optional<Cell> path = CoveredPattern.best(cells);
        boolean served = path.isPresent()
                || beside.stream().anyMatch(cell -> cell.verdict().serves());
        return new CoveredPattern(
                pattern, cells, obstacle, path, served ? Optional.empty() : Suggestion.of(model, pattern), beside);
    }

    /** What stands in the way of the pattern in every structure alike; empty if nothing does. */
    private String obstacle(AccessPattern pattern) {
        if (pattern.entities().isEmpty()) {
            return "The pattern names no entity. Say in the inventory what it reads or writes.";
        }
        List<String> nowhere = pattern.entities().stream()
                .filter(name -> model.tables().stream()
                                .noneMatch(table -> Held.in(table, name).isPresent())
                        && !BesideCells.hold(model, name))
                .toList();
        return nowhere.isEmpty() ? "" : "No path: no table holds " + Words.list(nowhere) + ".";
    }
}
