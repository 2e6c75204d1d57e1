package dev.drover.model.coverage;

import java.util.List;
import java.util.Optional;

/** All access patterns by all structures. */
public record CoverageMatrix(List<Structure> structures, List<CoveredPattern> rows) {

    public CoverageMatrix {
        structures = List.copyOf(structures);
        rows = List.copyOf(rows);
    }

    /** The patterns that need a path and have none. */
    public List<CoveredPattern> gaps() {
        return rows.stream().filter(CoveredPattern::isGap).toList();
    }

    /** The patterns with which a relational table or a prefix has to do. */
    public List<CoveredPattern> besideRows() {
        return rows.stream().filter(row -> !row.beside().isEmpty()).toList();
    }

    public Optional<CoveredPattern> row(String patternId) {
        return rows.stream().filter(row -> row.pattern().id().equals(patternId)).findFirst();
    }

    /** How many patterns have their best path through a structure. */
    public long served(Structure structure) {
        return rows.stream()
                .filter(row -> row.path()
                        .filter(cell -> cell.structure().equals(structure))
                        .isPresent())
                .count();
    }

    /** The indexes through which no pattern has its best path: they cost with every write and give nothing back. */
    public List<Structure> idleIndexes() {
        return structures.stream()
                .filter(structure -> structure.isIndex() && served(structure) == 0)
                .toList();
    }
}
