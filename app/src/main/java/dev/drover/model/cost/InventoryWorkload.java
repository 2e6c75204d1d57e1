package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.model.GlobalIndex;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns an inventory and a target model into what the target has to do: the way of each pattern is that of coverage. */
public final class InventoryWorkload {

    private final TargetModel model;
    private final List<StoredItems> stored;
    private final List<Note> notes = new ArrayList<>();

    private InventoryWorkload(TargetModel model, EntitySizes sizes) {
        this.model = model;
        this.stored = sizes.of(model);
        this.notes.addAll(sizes.notes());
    }

    /** @param rows of the source tables by name, as far as they are known */
    public static Workload of(TargetModel model, List<AccessPattern> patterns, Map<String, Long> rows) {
        InventoryWorkload reading = new InventoryWorkload(model, new EntitySizes(patterns, rows));
        List<Demand> demands = Coverage.of(model, patterns).rows().stream()
                .flatMap(row -> reading.demand(row).stream())
                .toList();
        reading.noteGuessedEntries();
        return new Workload(
                demands, reading.stored, reading.notes.stream().distinct().toList());
    }

    private Optional<Demand> demand(CoveredPattern row) {
        AccessPattern pattern = row.pattern();
        if (pattern.direction() == Direction.NONE) {
            return Optional.empty();
        }
        PatternFigures figures = new PatternFigures(pattern, notes);
        Cell path = row.path().orElse(null);
        if (path == null) {
            figures.missing(
                    row.besidePath().isEmpty()
                            ? "It is not in the bills: no table or index serves it."
                            : "It is not in the bills: a relational table or a prefix serves it, and those have no"
                                    + " prices yet.");
            return Optional.empty();
        }
        try {
            Demand.Frequency frequency = figures.frequency();
            List<UnitsPerCall> units = pattern.direction().writes()
                    ? writes(pattern, path, figures)
                    : new ReadDemand(pattern, path, figures).units(stored);
            boolean now = pattern.horizon() == Horizon.NOW;
            if (pattern.evidence() == EvidenceKind.GUESS && now) {
                figures.guess("That it exists at all is a guess in the inventory.");
            }
            String calls = path.operation() + " on " + path.structure().name();
            return Optional.of(new Demand(pattern.id(), pattern.name(), calls, now, frequency, units));
        } catch (MissingFigureException missing) {
            figures.missing("It is not in the bills: nobody stated " + missing.figure() + ".");
            return Optional.empty();
        }
    }

    /** Every entity is written where it is held, first in the table that coverage found. */
    private List<UnitsPerCall> writes(AccessPattern pattern, Cell path, PatternFigures figures) {
        Map<String, Written> written = new LinkedHashMap<>();
        for (String name : pattern.entities()) {
            from(path.structure().table()).stream()
                    .flatMap(table -> Held.in(table, name).map(held -> new Written(table, held)).stream())
                    .findFirst()
                    .ifPresent(item -> written.merge(item.name(), item, Written::ownItemFirst));
        }
        if (written.size() > 1) {
            figures.guess("It writes several items: each is taken as large as the inventory says for all.");
        }
        return written.values().stream()
                .flatMap(item -> new WriteDemand(pattern, figures)
                        .units(new Structure(item.table(), null), item.held()).stream())
                .toList();
    }

    /** An item that a pattern writes; a list inside an item is written with it. */
    private record Written(TargetTable table, Held held) {

        String name() {
            return table.name() + " " + held.entity().entity();
        }

        Written ownItemFirst(Written other) {
            return held.list() == null ? this : other;
        }
    }

    private List<TargetTable> from(TargetTable first) {
        List<TargetTable> tables = new ArrayList<>(model.tables());
        tables.remove(first);
        tables.add(0, first);
        return tables;
    }

    private void noteGuessedEntries() {
        for (TargetTable table : model.tables()) {
            for (GlobalIndex index : table.indexes()) {
                Structure structure = new Structure(table, index);
                if (stored.stream().anyMatch(s -> s.structure().equals(structure.id()))
                        && ProjectedBytes.of(index.projection(), BigDecimal.ONE).guess()) {
                    notes.add(PatternFigures.guessedEntries(structure, index));
                }
            }
        }
    }
}
