package dev.drover.model.edit;

import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStoreText;
import dev.drover.model.relational.RelationalTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a relational table. */
public sealed interface RelationalEdit extends ModelEdit {

    /**
     * Adds a relational table, or puts another in its place; foreign keys of others follow it to a new name.
     *
     * @param old the name that the table has now; null to add one
     */
    record Put(@Nullable String old, RelationalTable table) implements RelationalEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            if (old == null) {
                List<RelationalTable> tables = new ArrayList<>(model.relationalTables());
                tables.add(table);
                return model.withRelationalTables(tables);
            }
            present(model, old);
            List<RelationalTable> replaced =
                    Parts.replaced(model.relationalTables(), RelationalTable::name, old, before -> table);
            return model.withRelationalTables(replaced.stream()
                    .map(other -> other.afterRenaming(old, table.name()))
                    .toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    old == null
                            ? "Added the relational table " + table.name() + " to the target model."
                            : "Changed the relational table " + Parts.renamed(old, table.name())
                                    + " of the target model.",
                    "relational table " + table.name());
        }

        @Override
        public String place() {
            return table.place();
        }

        @Override
        public String placeBefore() {
            return old == null ? "" : RelationalTable.place(old);
        }
    }

    /** Removes a relational table; foreign keys that lead to it stay and are said to lead nowhere. */
    record Remove(String name) implements RelationalEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            present(model, name);
            return model.withRelationalTables(model.relationalTables().stream()
                    .filter(table -> !table.name().equals(name))
                    .toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Removed the relational table " + name + " from the target model.", "relational table " + name);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return RelationalTable.place(name);
        }
    }

    /**
     * Declares what the server of the relational tables is like.
     *
     * @param store null to take the declaration back
     */
    record Declare(@Nullable RelationalStore store) implements RelationalEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return model.withRelationalStore(store);
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    store == null
                            ? "Took back what was declared about the relational store."
                            : "Declared what the relational store is like: " + RelationalStoreText.of(store) + ".",
                    "declarations about the relational store");
        }

        @Override
        public String place() {
            return store == null ? "" : RelationalStore.PLACE;
        }

        @Override
        public String placeBefore() {
            return RelationalStore.PLACE;
        }
    }

    private static void present(TargetModel model, String name) {
        if (model.relationalTable(name).isEmpty()) {
            throw new MissingPartException("relational table", name);
        }
    }
}
