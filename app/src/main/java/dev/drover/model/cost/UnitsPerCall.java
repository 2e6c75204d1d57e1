package dev.drover.model.cost;

import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;

/** What one call of a pattern takes from one table or index. */
public record UnitsPerCall(String structure, boolean index, BigDecimal readUnits, BigDecimal writeUnits) {

    static UnitsPerCall reads(Structure structure, BigDecimal units) {
        return new UnitsPerCall(structure.id(), structure.isIndex(), units, BigDecimal.ZERO);
    }

    static UnitsPerCall writes(Structure structure, BigDecimal units) {
        return new UnitsPerCall(structure.id(), structure.isIndex(), BigDecimal.ZERO, units);
    }
}
