package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges what relational tables and prefixes do for a pattern. */
final class BesideCells {

    private final TargetModel model;
    private final AccessPattern pattern;

    BesideCells(TargetModel model, AccessPattern pattern) {
        this.model = model;
        this.pattern = pattern;
    }

    /** Whether a relational table or a prefix holds the entity. */
    static boolean hold(TargetModel model, String entity) {
        return HeldRows.in(model, entity).isPresent()
                || model.prefixes().stream().anyMatch(prefix -> Words.sameThing(prefix.sourceTable(), entity));
    }

    /** One for each structure that has to do with the pattern. */
    List<BesideCell> cells() {
        List<BesideCell> cells = new ArrayList<>();
        Map<String, HeldRows> held = new LinkedHashMap<>();
        for (String entity : pattern.entities()) {
            HeldRows.in(model, entity)
                    .ifPresent(rows -> held.putIfAbsent(rows.table().name(), rows));
        }
        List<HeldRows> all = List.copyOf(held.values());
        for (HeldRows rows : all) {
            if (pattern.direction().writes()) {
                cells.add(new RowWrite(pattern, all).cell(rows));
            } else {
                new RowRead(model, pattern, all).cell(rows).ifPresent(cells::add);
            }
        }
        model.prefixes().stream()
                .filter(prefix ->
                        pattern.entities().stream().anyMatch(entity -> Words.sameThing(prefix.sourceTable(), entity)))
                .forEach(prefix -> cells.add(PrefixUse.cell(pattern, prefix)));
        return cells;
    }
}
