package dev.drover.model.version;

import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.version.ModelDifference.Kind;
import dev.drover.model.version.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two versions of a target model by what its parts mean. Tables, indexes and entities are recognised by their
 * identity, so that a new name is no removal and addition; attributes and templates by what they are made of.
 */
public final class ModelComparison {

    private final List<ModelDifference> found = new ArrayList<>();

    private ModelComparison() {}

    /** What has to happen to the first so that it becomes the second; empty if they mean the same. */
    public static List<ModelDifference> of(TargetModel before, TargetModel after) {
        ModelComparison comparison = new ModelComparison();
        for (Pair<TargetTable> pair :
                Pairs.of(before.tables(), TargetTable::identity, after.tables(), TargetTable::identity)) {
            comparison.table(pair);
        }
        comparison.rowsBehind(before, after);
        new BesideComparison(comparison).run(before, after);
        return comparison.found;
    }

    private void table(Pair<TargetTable> pair) {
        TargetTable before = pair.before();
        TargetTable after = pair.after();
        if (after == null && before != null) {
            add(
                    Kind.REMOVED,
                    before.name(),
                    "The table " + before.name() + " is gone, with " + ModelText.contents(before) + ".");
        } else if (before == null && after != null) {
            add(
                    Kind.ADDED,
                    after.name(),
                    "The table " + after.name() + " is new: key " + ModelText.keys(after.primaryKey()) + ", "
                            + ModelText.contents(after) + ".");
        } else if (before != null && after != null) {
            if (!before.name().equals(after.name())) {
                add(Kind.RENAMED, after.name(), "The table " + before.name() + " is called " + after.name() + " now.");
            }
            new TableComparison(before, after, this).run();
        }
    }

    private void rowsBehind(TargetModel before, TargetModel after) {
        for (Pair<RowsBehind> pair :
                Pairs.of(before.rowsBehind(), RowsBehind::sourceTable, after.rowsBehind(), RowsBehind::sourceTable)) {
            RowsBehind old = pair.before();
            RowsBehind now = pair.after();
            if (now == null && old != null) {
                add(Kind.REMOVED, old.place(), "No row of " + old.sourceTable() + " stays behind any more.");
            } else if (old == null && now != null) {
                add(Kind.ADDED, now.place(), ModelText.behind(now));
            } else if (old != null && now != null) {
                changed(now.place(), "The condition of rows that stay behind", old.condition(), now.condition());
                changed(now.place(), "The reason", "\"" + old.reason() + "\"", "\"" + now.reason() + "\"");
            }
        }
    }

    void add(Kind kind, String place, String sentence) {
        found.add(new ModelDifference(kind, place, sentence));
    }

    /** Notes a change if the two are not the same in words. */
    void changed(String place, String what, String before, String after) {
        if (!before.equals(after)) {
            add(Kind.CHANGED, place, what + " was " + before + " and is " + after + ".");
        }
    }
}
