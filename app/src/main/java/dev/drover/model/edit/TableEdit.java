package dev.drover.model.edit;

import dev.drover.model.KeyAttribute;
import dev.drover.model.ModelChange;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a table's name and key. */
public sealed interface TableEdit extends ModelEdit {

    /**
     * Adds a table, or changes name and key of one that is there; its indexes and entities stay.
     *
     * @param old the name that the table has now; null to add one
     * @param shards the number of suffixes over which the partition key is spread; 0 if it is not
     */
    record Put(
            @Nullable String old,
            String name,
            KeyAttribute partitionKey,
            @Nullable KeyAttribute sortKey,
            int shards) implements TableEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            if (old == null) {
                List<TargetTable> tables = new ArrayList<>(model.tables());
                tables.add(new TargetTable(name, partitionKey, sortKey, List.of(), List.of())
                        .identifiedAs(Parts.unused(name, model.tables(), TargetTable::identity))
                        .spreadOver(shards));
                return model.withTables(tables);
            }
            return Parts.replaceTable(model, old, table -> {
                TargetTable changed = withLocalIndexes(
                        table.withKey(name, partitionKey, sortKey).spreadOver(shards));
                changed = Parts.renameKey(changed, table.partitionKey(), partitionKey);
                return Parts.renameKey(changed, table.sortKey(), sortKey);
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    old == null
                            ? "Added the table " + name + " to the target model."
                            : "Changed the table " + Parts.renamed(old, name) + " of the target model.",
                    "table " + name);
        }

        @Override
        public String place() {
            return name;
        }

        @Override
        public String placeBefore() {
            return old == null ? "" : old;
        }
    }

    /** Decides what a table is besides its keys. */
    record Decide(String name, TableOptions options) implements TableEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(model, name, table -> table.withOptions(options));
        }

        @Override
        public ModelChange change() {
            return new ModelChange("Changed the options of the table " + name + ".", "options of the table " + name);
        }

        @Override
        public String place() {
            return name + " · Options";
        }

        @Override
        public String placeBefore() {
            return name + " · Options";
        }
    }

    /** Removes a table with everything in it. */
    record Remove(String name) implements TableEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            Parts.table(model, name);
            return model.withTables(
                    model.tables().stream().filter(t -> !t.name().equals(name)).toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange("Removed the table " + name + " from the target model.", "table " + name);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return name;
        }
    }

    /** Local indexes have the partition key of their table, whatever it becomes. */
    private static TargetTable withLocalIndexes(TargetTable table) {
        return table.withIndexes(table.indexes().stream()
                .map(index -> index.local() ? index.withPartitionKey(table.partitionKey()) : index)
                .toList());
    }
}
