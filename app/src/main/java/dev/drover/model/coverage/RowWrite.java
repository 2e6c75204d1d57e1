package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges what an insert, update or delete does for a write. */
final class RowWrite {

    private final AccessPattern pattern;
    private final List<HeldRows> all;

    /** @param all the relational tables that hold entities of the pattern; a write touches every one */
    RowWrite(AccessPattern pattern, List<HeldRows> all) {
        this.pattern = pattern;
        this.all = all;
    }

    BesideCell cell(HeldRows rows) {
        BesideCell mine = alone(rows);
        if (!mine.verdict().serves()) {
            return mine;
        }
        for (HeldRows other : all) {
            BesideCell its = alone(other);
            if (!its.verdict().serves()) {
                return BesideCell.noPath(rows.table().name(), its.reason());
            }
        }
        List<String> caveats = new ArrayList<>(mine.caveats());
        caveats.addAll(RowRead.elsewhere(pattern, all, "write, in a transaction of its own"));
        return new BesideCell(mine.structure(), true, mine.verdict(), mine.word(), mine.reason(), caveats);
    }

    private BesideCell alone(HeldRows rows) {
        String table = rows.table().name();
        if (pattern.direction() == Direction.WRITE) {
            return BesideCell.serves(table, "Insert", "INSERT into " + table + ".", List.of());
        }
        List<HeldRows> others =
                all.stream().filter(other -> !other.equals(rows)).toList();
        RowConditions known = new RowConditions(pattern, rows, others);
        if (!known.unknown().isEmpty()) {
            return BesideCell.noPath(table, RowRead.unknown(all, known));
        }
        Optional<RowPath> path = RowPath.best(rows.table(), known, pattern.filters());
        String verb = pattern.direction().name().toUpperCase(Locale.ROOT);
        if (path.isEmpty()) {
            return known.columns().isEmpty() && pattern.cardinality() == Cardinality.ALL
                    ? BesideCell.scans(table, verb + " of every row of " + table + ".", List.of())
                    : BesideCell.noPath(table, RowRead.scanOnly(table, known));
        }
        List<String> caveats = new ArrayList<>(path.get().caveats());
        if (!path.get().oneRow() && pattern.cardinality() == Cardinality.SINGLE) {
            caveats.add("The index may lead to several rows, and the pattern changes one.");
        }
        return BesideCell.serves(table, path.get().word(), verb + ": " + RowRead.reason(table, path.get()), caveats);
    }
}
