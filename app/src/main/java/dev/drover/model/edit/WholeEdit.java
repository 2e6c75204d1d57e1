package dev.drover.model.edit;

import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;

/**
 * A change of many parts at once. Whoever makes it has shown the problems that come with it; they do not stand in the way,
 * because the model may be incomplete while it grows.
 */
public sealed interface WholeEdit extends ModelEdit {

    @Override
    default String place() {
        return "";
    }

    @Override
    default String placeBefore() {
        return "";
    }

    /** Makes the model what it was in an earlier version. */
    record Restore(int version, TargetModel model) implements WholeEdit {

        @Override
        public TargetModel applyTo(TargetModel current) {
            return model;
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Made version " + version + " of the target model the current one again.",
                    "the whole target model, back to version " + version);
        }
    }

    /**
     * Takes tables from a file.
     *
     * @param tables as they will be, in place of those with the same name
     * @param origin what they come from, for people: "the file shop.json"
     */
    record Take(List<TargetTable> tables, String origin) implements WholeEdit {

        public Take {
            tables = List.copyOf(tables);
        }

        @Override
        public TargetModel applyTo(TargetModel current) {
            TargetModel after = current;
            for (TargetTable table : tables) {
                List<TargetTable> others = after.tables();
                String identity = after.table(table.name())
                        .map(TargetTable::identity)
                        .orElseGet(() -> Parts.unused(table.name(), others, TargetTable::identity));
                after = after.with(table.identifiedAs(identity));
            }
            return after;
        }

        @Override
        public ModelChange change() {
            String names =
                    String.join(", ", tables.stream().map(TargetTable::name).toList());
            return new ModelChange(
                    "Took the tables " + names + " from " + origin + " into the target model.", "tables " + names);
        }
    }
}
