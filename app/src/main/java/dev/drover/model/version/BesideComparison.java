package dev.drover.model.version;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStoreText;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.version.ModelDifference.Kind;
import org.jspecify.annotations.Nullable;

/** Compares relational tables by name and prefixes by address: another name is another table. */
final class BesideComparison {

    private final ModelComparison found;

    BesideComparison(ModelComparison found) {
        this.found = found;
    }

    void run(TargetModel before, TargetModel after) {
        for (RelationalTable table : before.relationalTables()) {
            if (after.relationalTable(table.name()).isEmpty()) {
                found.add(Kind.REMOVED, table.place(), "The relational table " + table.name() + " is gone.");
            }
        }
        for (RelationalTable table : after.relationalTables()) {
            before.relationalTable(table.name())
                    .ifPresentOrElse(
                            old -> changed(old, table),
                            () -> found.add(
                                    Kind.ADDED, table.place(), "The relational table " + table.name() + " is new."));
        }
        found.changed(
                RelationalStore.PLACE,
                "The relational store",
                words(before.relationalStore()),
                words(after.relationalStore()));
        for (ObjectPrefix prefix : before.prefixes()) {
            if (after.prefix(prefix.address()).isEmpty()) {
                found.add(Kind.REMOVED, prefix.place(), "The prefix " + prefix.address() + " is gone.");
            }
        }
        for (ObjectPrefix prefix : after.prefixes()) {
            before.prefix(prefix.address())
                    .ifPresentOrElse(
                            old -> found.changed(prefix.place(), "The prefix", words(old), words(prefix)),
                            () -> found.add(Kind.ADDED, prefix.place(), "The prefix " + prefix.address() + " is new."));
        }
    }

    private static String words(@Nullable RelationalStore store) {
        return store == null ? "not declared" : RelationalStoreText.of(store);
    }

    private void changed(RelationalTable old, RelationalTable now) {
        String place = now.place();
        found.changed(place, "The table of the source", old.sourceTable(), now.sourceTable());
        part(place, "The columns", RelationalLines.ofColumns(old.columns()), RelationalLines.ofColumns(now.columns()));
        part(
                place,
                "The columns of the primary key",
                RelationalLines.ofNames(old.primaryKey()),
                RelationalLines.ofNames(now.primaryKey()));
        part(place, "The indexes", RelationalLines.ofIndexes(old.indexes()), RelationalLines.ofIndexes(now.indexes()));
        part(
                place,
                "The foreign keys",
                RelationalLines.ofForeignKeys(old.foreignKeys()),
                RelationalLines.ofForeignKeys(now.foreignKeys()));
        part(place, "The checks", RelationalLines.ofChecks(old.checks()), RelationalLines.ofChecks(now.checks()));
    }

    /** Several of something, one a line, read as one sentence. */
    private void part(String place, String what, String before, String after) {
        if (!before.equals(after)) {
            found.add(Kind.CHANGED, place, what + " were " + inWords(before) + " and are " + inWords(after) + ".");
        }
    }

    private static String inWords(String lines) {
        return lines.isEmpty() ? "none" : lines.replace("\n", "; ");
    }

    private static String words(ObjectPrefix prefix) {
        return prefix.format().label() + " of " + prefix.sourceTable() + " by "
                + (prefix.partitionColumns().isEmpty() ? "nothing" : RelationalLines.ofNames(prefix.partitionColumns()))
                + " for \"" + prefix.purpose() + "\"";
    }
}
