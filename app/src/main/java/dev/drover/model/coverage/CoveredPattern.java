package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An access pattern and what every structure does for it.
 *
 * @param cells one for each structure, in the matrix' order
 * @param obstacle what stands in its way everywhere; empty if nothing does
 * @param path the best way to serve it
 * @param suggestion an index that would serve it, if nothing does and one would
 */
public record CoveredPattern(
        AccessPattern pattern,
        List<Cell> cells,
        String obstacle,
        Optional<Cell> path,
        Optional<Suggestion> suggestion) {

    public CoveredPattern {
        cells = List.copyOf(cells);
    }

    /** Among the cells of a row, the one that serves the pattern best. */
    static Optional<Cell> best(List<Cell> cells) {
        return cells.stream().filter(cell -> cell.verdict().serves()).min(Comparator.comparingInt(Cell::rank));
    }

    /** Whether it needs a path and has none. */
    public boolean isGap() {
        return pattern.direction() != Direction.NONE && path.isEmpty();
    }

    /** Why there is no path, if there is none. */
    public String gapReason() {
        if (!obstacle.isEmpty()) {
            return obstacle;
        }
        return cells.stream()
                .filter(cell -> cell.verdict() == Verdict.NO_PATH)
                .findFirst()
                .map(Cell::reason)
                .orElse("The model has no table yet.");
    }

    public Optional<Cell> cell(String structureId) {
        return cells.stream()
                .filter(cell -> cell.structure().id().equals(structureId))
                .findFirst();
    }
}
