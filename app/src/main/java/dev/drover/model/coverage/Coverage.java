package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.model.TargetModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what the application needs with what a target model offers. */
public final class Coverage {

    private final TargetModel model;
    private final List<Holdings> structures;

    private Coverage(TargetModel model) {
        this.model = model;
        this.structures = Holdings.of(model);
    }

    /** Every pattern that is not retired against every structure. */
    public static CoverageMatrix of(TargetModel model, List<AccessPattern> patterns) {
        Coverage coverage = new Coverage(model);
        return new CoverageMatrix(
                coverage.structures.stream().map(Holdings::structure).toList(),
                patterns.stream()
                        .filter(pattern -> pattern.status() != PatternStatus.RETIRED)
                        .map(coverage::row)
                        .toList());
    }

    private CoveredPattern row(AccessPattern pattern) {
        String obstacle = obstacle(pattern);
        String entities = Words.list(pattern.entities());
        List<Cell> cells = structures.stream()
                .map(holdings -> cell(pattern, holdings, obstacle, entities))
                .toList();
        List<BesideCell> beside = pattern.direction() == Direction.NONE || !obstacle.isEmpty()
                ? List.of()
                : new BesideCells(model, pattern).cells();
        Optional<Cell> path = CoveredPattern.best(cells);
        boolean served = path.isPresent()
                || beside.stream().anyMatch(cell -> cell.verdict().serves());
        return new CoveredPattern(
                pattern, cells, obstacle, path, served ? Optional.empty() : Suggestion.of(model, pattern), beside);
    }

    private static Cell cell(AccessPattern pattern, Holdings holdings, String obstacle, String entities) {
        Structure structure = holdings.structure();
        if (pattern.direction() == Direction.NONE) {
            return Cell.none(structure, "The pattern happens in the client only and asks nothing of the database.");
        }
        if (!obstacle.isEmpty()) {
            return structure.isIndex() ? Cell.none(structure, obstacle) : Cell.noPath(structure, obstacle);
        }
        boolean writes = pattern.direction().writes();
        if (writes && structure.isIndex()) {
            return WriteCells.ofIndex(structure);
        }
        Map<String, Held> held = writes ? holdings.inTable(pattern) : holdings.of(pattern);
        if (held.isEmpty()) {
            return holdings.absent(entities);
        }
        return writes
                ? new WriteCells(pattern, structure, held).cell()
                : new ReadCells(pattern, structure, held).cell();
    }

    /** What stands in the way of the pattern in every structure alike; empty if nothing does. */
    private String obstacle(AccessPattern pattern) {
        if (pattern.entities().isEmpty()) {
            return "The pattern names no entity. Say in the inventory what it reads or writes.";
        }
        List<String> nowhere = pattern.entities().stream()
                .filter(name -> structures.stream().noneMatch(structure -> structure.isInTable(name))
                        && !BesideCells.hold(model, name))
                .toList();
        return nowhere.isEmpty() ? "" : "No path: no table holds " + Words.list(nowhere) + ".";
    }
}
