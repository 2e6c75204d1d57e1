package dev.drover.model.edit;

import dev.drover.model.DroppedColumn;
import dev.drover.model.ModelChange;
import dev.drover.model.TargetModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision about a column of the source that no attribute carries. */
public sealed interface ColumnEdit extends ModelEdit {

    String table();

    String entity();

    String column();

    /** What is said about the column from now on; empty if nothing is. */
    Optional<DroppedColumn> decision();

    @Override
    default TargetModel applyTo(TargetModel model) {
        return Parts.replaceTable(
                model,
                table(),
                table -> Parts.replaceEntity(table, entity(), mapping -> {
                    List<DroppedColumn> others = mapping.dropped().stream()
                            .filter(known -> !known.column().equals(column()))
                            .toList();
                    return mapping.withDropped(
                            Stream.concat(others.stream(), decision().stream()).toList());
                }));
    }

    @Override
    default String place() {
        return table() + " · " + entity() + " · " + column();
    }

    @Override
    default String placeBefore() {
        return "";
    }

    /** Leaves a column behind, for a reason. */
    record Drop(String table, String entity, DroppedColumn dropped) implements ColumnEdit {

        @Override
        public String column() {
            return dropped.column();
        }

        @Override
        public Optional<DroppedColumn> decision() {
            return Optional.of(dropped);
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Dropped the column " + dropped.column() + " of " + entity + ": " + dropped.reason(),
                    "mapping of " + entity);
        }
    }

    /** Takes that back: the column is undecided again. */
    record Reopen(String table, String entity, String column) implements ColumnEdit {

        @Override
        public Optional<DroppedColumn> decision() {
            return Optional.empty();
        }

        @Override
        public ModelChange change() {
            return new ModelChange(
                    "Took back that the column " + column + " of " + entity + " is dropped.", "mapping of " + entity);
        }
    }
}
