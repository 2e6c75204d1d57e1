package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.cost.StructureUse.Use;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the matrix of coverage around: for every structure, what it serves and what that costs. */
public final class StructureUses {

    private final CoverageMatrix matrix;
    private final CostSheet sheet;
    private final Map<String, Demand> demands;
    private final Map<String, StructureCost> costs;

    private StructureUses(CoverageMatrix matrix, CostSheet sheet) {
        this.matrix = matrix;
        this.sheet = sheet;
        this.demands = sheet.workload().demands().stream().collect(Collectors.toMap(Demand::patternId, d -> d));
        this.costs = sheet.structures().stream().collect(Collectors.toMap(StructureCost::structure, c -> c));
    }

    /** Every structure in the matrix' order; both have to be of the same model and inventory. */
    public static List<StructureUse> of(CoverageMatrix matrix, CostSheet sheet) {
        StructureUses uses = new StructureUses(matrix, sheet);
        return matrix.structures().stream().map(uses::use).toList();
    }

    private StructureUse use(Structure structure) {
        Map<String, BigDecimal> reads = new HashMap<>();
        Map<String, BigDecimal> writes = new HashMap<>();
        demands.values().forEach(demand -> {
            reads.put(demand.patternId(), units(demand, d -> d.reads(here(structure))));
            writes.put(demand.patternId(), units(demand, d -> d.writes(here(structure))));
        });
        Totals totals = new Totals(
                reads,
                writes,
                sum(sheet.workload().now(), reads),
                sum(sheet.workload().now(), writes));
        return new StructureUse(
                structure,
                matrix.rows().stream()
                        .filter(row -> isPath(row, structure) || touches(row.pattern(), totals))
                        .map(row -> use(row, structure, totals))
                        .toList(),
                costs.get(structure.id()));
    }

    /** What every pattern takes here, and all that are needed now together. */
    private record Totals(
            Map<String, BigDecimal> reads, Map<String, BigDecimal> writes, BigDecimal allReads, BigDecimal allWrites) {}

    private Use use(CoveredPattern row, Structure structure, Totals totals) {
        AccessPattern pattern = row.pattern();
        Demand demand = demands.get(pattern.id());
        BigDecimal reads = totals.reads().getOrDefault(pattern.id(), BigDecimal.ZERO);
        BigDecimal writes = totals.writes().getOrDefault(pattern.id(), BigDecimal.ZERO);
        boolean counts = demand != null && demand.now();
        boolean path = isPath(row, structure);
        return new Use(
                pattern.id(),
                pattern.name(),
                path,
                path ? row.path().orElseThrow().operation() : "kept in step",
                pattern.load().averagePerSecond(),
                reads,
                writes,
                counts ? CostSheet.percent(reads, totals.allReads()) : BigDecimal.ZERO,
                counts ? CostSheet.percent(writes, totals.allWrites()) : BigDecimal.ZERO,
                usd(demand, structure));
    }

    private @Nullable BigDecimal usd(@Nullable Demand demand, Structure structure) {
        return demand == null
                ? null
                : new Throughput(sheet.prices())
                        .onDemand("", List.of(demand), here(structure))
                        .exactUsd();
    }

    private static boolean touches(AccessPattern pattern, Totals totals) {
        return totals.reads().getOrDefault(pattern.id(), BigDecimal.ZERO).signum() > 0
                || totals.writes().getOrDefault(pattern.id(), BigDecimal.ZERO).signum() > 0;
    }

    private static boolean isPath(CoveredPattern row, Structure structure) {
        return row.path().filter(cell -> cell.structure().equals(structure)).isPresent();
    }

    private static Predicate<UnitsPerCall> here(Structure structure) {
        String id = structure.id();
        return unit -> unit.structure().equals(id);
    }

    private static BigDecimal units(Demand demand, Function<Demand, BigDecimal> perCall) {
        return perCall.apply(demand).multiply(demand.frequency().averagePerSecond());
    }

    private static BigDecimal sum(List<Demand> demands, Map<String, BigDecimal> units) {
        return demands.stream()
                .map(demand -> units.getOrDefault(demand.patternId(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
