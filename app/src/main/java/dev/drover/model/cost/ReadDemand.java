package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one call of a read takes along its best path. */
final class ReadDemand {

    private final AccessPattern pattern;
    private final Structure structure;
    private final Cell path;
    private final PatternFigures figures;

    ReadDemand(AccessPattern pattern, Cell path, PatternFigures figures) {
        this.pattern = pattern;
        this.structure = path.structure();
        this.path = path;
        this.figures = figures;
    }

    /** @param stored what the target holds, for scans */
    List<UnitsPerCall> units(List<StoredItems> stored) {
        path.shortfall()
                .elsewhere()
                .forEach(entity -> figures.missing(
                        entity + " is not found by this key, and the call that gets it is not in the numbers."));
        return switch (path.operation()) {
            case "GetItem" -> List.of(UnitsPerCall.reads(structure, get()));
            case "Scan" -> scan(stored);
            default -> query();
        };
    }

    private BigDecimal get() {
        BigDecimal found = ReadUnits.get(figures.itemBytes(), consistency());
        BigDecimal absent = ReadUnits.get(BigDecimal.ZERO, consistency());
        BigDecimal absentShare = PatternFigures.share(pattern.nonExistentRate());
        return found.multiply(BigDecimal.ONE.subtract(absentShare)).add(absent.multiply(absentShare));
    }

    private List<UnitsPerCall> query() {
        BigDecimal items = figures.itemsPerCall();
        GlobalIndex index = structure.index();
        BigDecimal bytes = index == null ? figures.itemBytes() : figures.projected(structure, index);
        BigDecimal examined = items.multiply(bytes);
        BigDecimal selectivity = pattern.selectivity();
        if (selectivity != null && selectivity.signum() > 0) {
            examined = examined.divide(selectivity, Money.PRECISION);
        } else if (!pattern.filters().isBlank()) {
            figures.guess("Nobody stated how much its filter throws away: taken as nothing.");
        }
        List<UnitsPerCall> units = new ArrayList<>();
        units.add(UnitsPerCall.reads(structure, ReadUnits.query(examined, consistency())));
        if (index != null && leavesOutWhatIsNeeded(index)) {
            units.add(UnitsPerCall.reads(
                    new Structure(structure.table(), null),
                    ReadUnits.get(figures.itemBytes(), Consistency.EVENTUAL).multiply(items)));
        }
        return units;
    }

    private List<UnitsPerCall> scan(List<StoredItems> stored) {
        List<StoredItems> here = stored.stream()
                .filter(s -> s.structure().equals(structure.id()))
                .toList();
        if (here.isEmpty()) {
            throw new MissingFigureException("how much " + structure.name() + " holds");
        }
        BigDecimal bytes = here.stream().map(StoredItems::plainBytes).reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(UnitsPerCall.reads(structure, ReadUnits.query(bytes, consistency())));
    }

    /** Whether each item has to be read from the table besides, for an attribute that the index does not carry. */
    private boolean leavesOutWhatIsNeeded(GlobalIndex index) {
        if (index.projection() == Projection.ALL) {
            return false;
        }
        List<String> keys = Stream.concat(structure.table().primaryKey().stream(), index.keys().stream())
                .map(KeyAttribute::name)
                .toList();
        List<Held> held = pattern.entities().stream()
                .flatMap(name -> Held.in(structure.table(), name).stream())
                .toList();
        return pattern.attributesNeeded().stream()
                .filter(name -> !keys.contains(name))
                .anyMatch(name -> held.stream()
                        .filter(h -> h.columnsIn(keys.stream()).stream().noneMatch(column -> h.names(name, column)))
                        .flatMap(h -> h.attribute(name).stream())
                        .anyMatch(attribute -> !index.projected().contains(attribute)));
    }

    private Consistency consistency() {
        return figures.consistency();
    }
}
