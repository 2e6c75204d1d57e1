package dev.drover.model.edit;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change of an index. */
public sealed interface IndexEdit extends ModelEdit {

    String table();

    /**
     * Adds an index, or changes one that is there.
     *
     * @param old the name that the index has now; null to add one
     */
    record Put(String table, @Nullable String old, GlobalIndex index) implements IndexEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(model, table, before -> {
                if (old == null) {
                    List<GlobalIndex> indexes = new ArrayList<>(before.indexes());
                    indexes.add(
                            index.identifiedAs(Parts.unused(index.name(), before.indexes(), GlobalIndex::identity)));
                    return before.withIndexes(indexes);
                }
                GlobalIndex replaced = before.index(old).orElseThrow(() -> new MissingPartException("index", old));
                TargetTable changed = before.withIndexes(Parts.replaced(
                        before.indexes(), GlobalIndex::name, old, i -> index.identifiedAs(i.identity())));
                changed = Parts.renameKeys(changed, replaced.partitionKeys(), index.partitionKeys());
                return Parts.renameKeys(changed, replaced.sortKeys(), index.sortKeys());
            });
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    old == null
                            ? "Added the index " + index.name() + " to the table " + table + "."
                            : "Changed the index " + Parts.renamed(old, index.name()) + " of the table " + table + ".",
                    "index " + index.name() + " of " + table);
        }

        @Override
        public String place() {
            return table + " · " + index.name();
        }

        @Override
        public String placeBefore() {
            return old == null ? "" : table + " · " + old;
        }
    }

    /** Removes an index, and the templates that only it used. */
    record Remove(String table, String name) implements IndexEdit {

        @Override
        public TargetModel applyTo(TargetModel model) {
            return Parts.replaceTable(model, table, before -> {
                if (before.index(name).isEmpty()) {
                    throw new MissingPartException("index", name);
                }
                TargetTable after = before.withIndexes(before.indexes().stream()
                        .filter(index -> !index.name().equals(name))
                        .toList());
                Set<String> keys =
                        after.keyAttributes().stream().map(KeyAttribute::name).collect(Collectors.toSet());
                return after.withEntities(after.entities().stream()
                        .map(entity -> withKeys(entity, keys))
                        .toList());
            });
        }

        private static EntityMapping withKeys(EntityMapping entity, Set<String> keys) {
            return entity.withKeys(entity.keys().stream()
                    .filter(key -> keys.contains(key.attribute()))
                    .toList());
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Removed the index " + name + " from the table " + table + ".", "index " + name + " of " + table);
        }

        @Override
        public String place() {
            return "";
        }

        @Override
        public String placeBefore() {
            return table + " · " + name;
        }
    }
}
