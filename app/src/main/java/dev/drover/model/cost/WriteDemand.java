package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.cost.IndexWrites.Effect;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What one call of a write takes from a table and its indexes. */
final class WriteDemand {

    private final AccessPattern pattern;
    private final PatternFigures figures;

    WriteDemand(AccessPattern pattern, PatternFigures figures) {
        this.pattern = pattern;
        this.figures = figures;
    }

    /** @param held the items that it writes in the table */
    List<UnitsPerCall> units(Structure table, Held held) {
        BigDecimal items = figures.itemsPerCall();
        BigDecimal after = removes(held) ? BigDecimal.ZERO : figures.itemBytes();
        BigDecimal before = before(held);
        List<UnitsPerCall> units = new ArrayList<>();
        units.add(UnitsPerCall.writes(table, tableUnits(before, after).multiply(items)));
        for (GlobalIndex index : table.table().indexes()) {
            Structure structure = new Structure(table.table(), index);
            Effect effect = effect(structure, index, held);
            if (effect == Effect.NOT_IN_INDEX || effect == Effect.NOTHING_CARRIED_CHANGED) {
                continue;
            }
            BigDecimal entry = IndexWrites.units(
                    effect, figures.projected(structure, index, before), figures.projected(structure, index, after));
            units.add(UnitsPerCall.writes(structure, entry.multiply(items).multiply(succeeding())));
        }
        return units;
    }

    private BigDecimal before(Held held) {
        if (removes(held)) {
            return figures.itemBytes();
        }
        return updates(held) ? figures.bytesBefore() : BigDecimal.ZERO;
    }

    private BigDecimal tableUnits(BigDecimal before, BigDecimal after) {
        BigDecimal units = WriteUnits.write(before, after);
        if (deletes()) {
            BigDecimal absent = PatternFigures.share(pattern.nonExistentRate());
            units = units.multiply(BigDecimal.ONE.subtract(absent)).add(absent);
        }
        return figures.isTransactional() ? WriteUnits.transaction(units) : units;
    }

    /** The share of calls that change an item: others bill the table and leave the indexes alone. */
    private BigDecimal succeeding() {
        BigDecimal share = BigDecimal.ONE.subtract(PatternFigures.share(pattern.conditionalFailRate()));
        return deletes()
                ? share.multiply(BigDecimal.ONE.subtract(PatternFigures.share(pattern.nonExistentRate())))
                : share;
    }

    private Effect effect(Structure structure, GlobalIndex index, Held held) {
        if (!structure.holds(held.entity())) {
            return Effect.NOT_IN_INDEX;
        }
        if (!updates(held)) {
            return Effect.NEW_OR_DELETED;
        }
        Embedded list = held.list();
        if (list != null) {
            return IndexWrites.keyUnchanged(
                    index.projection(), index.projected().contains(list.attribute()));
        }
        List<String> written = pattern.attributesWritten();
        if (written.isEmpty()) {
            figures.guess("Nobody stated which attributes it writes: taken as all, also those in index keys.");
            return Effect.KEY_CHANGED;
        }
        List<String> keys = index.keys().stream().map(KeyAttribute::name).toList();
        List<String> keyColumns = held.columnsIn(keys.stream());
        if (written.stream()
                .anyMatch(name ->
                        keys.contains(name) || keyColumns.stream().anyMatch(column -> held.names(name, column)))) {
            return Effect.KEY_CHANGED;
        }
        return IndexWrites.keyUnchanged(
                index.projection(),
                written.stream().flatMap(name -> held.attribute(name).stream()).anyMatch(index.projected()::contains));
    }

    /** Whether the item is there before: a list inside an item is always an update of that item. */
    private boolean updates(Held held) {
        return held.list() != null || pattern.direction() == Direction.UPDATE;
    }

    private boolean removes(Held held) {
        return deletes() && held.list() == null;
    }

    private boolean deletes() {
        return pattern.direction() == Direction.DELETE;
    }
}
