package dev.drover.model.cost;

import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table or an index is there for: the patterns that go through it, and what it costs in a month.
 *
 * @param served the patterns that have their best path here, and those that write to it
 * @param cost null if nothing uses it and nothing is known to be stored in it
 */
public record StructureUse(
        Structure structure, List<Use> served, @Nullable StructureCost cost) {

    public StructureUse {
        served = List.copyOf(served);
    }

    /** Whether it answers a pattern; an index that is only written serves none. */
    public boolean servesAny() {
        return served.stream().anyMatch(Use::path);
    }

    /** Reads and writes on demand, and storage before what is free. */
    public BigDecimal exactUsd() {
        return cost == null
                ? BigDecimal.ZERO
                : cost.onDemand().exactUsd().add(cost.storage().exactUsd());
    }

    /**
     * One pattern here.
     *
     * @param path whether it has its best path here; otherwise its writes keep the structure in step
     * @param how the operation: {@code Query}
     * @param callsPerSecond null if nobody stated it
     * @param readPercent of the read units that the structure takes from all patterns needed now
     * @param usd in a month, on demand; null if a figure is missing
     */
    public record Use(
            String patternId,
            String patternName,
            boolean path,
            String how,
            @Nullable BigDecimal callsPerSecond,
            BigDecimal readUnitsPerSecond,
            BigDecimal writeUnitsPerSecond,
            BigDecimal readPercent,
            BigDecimal writePercent,
            @Nullable BigDecimal usd) {}
}
