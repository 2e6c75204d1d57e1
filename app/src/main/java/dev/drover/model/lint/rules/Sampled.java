package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.MeasuredTable;
import java.util.stream.Stream;

/** Finds tables and indexes of the model that exist already and were sampled. */
final class Sampled {

    private Sampled() {}

    /** How items of a table or a global index spread over its partition key. */
    record SpreadKey(Structure structure, MeasuredTable table, MeasuredTable.Key key) {

        /** "pk of shop". */
        String words() {
            return structure.partitionKey().name() + " of "
                    + (structure.isIndex() ? structure.name() + " of " : "")
                    + structure.table().name();
        }
    }

    /** A global index of the model as it exists. */
    record ExistingIndex(Structure structure, MeasuredTable table, MeasuredTable.Index index) {}

    static Stream<SpreadKey> keys(LintInput input) {
        return input.coverage().structures().stream()
                // A local index has the partition key of its table.
                .filter(structure -> !structure.isIndex() || structure.isDelayed())
                .flatMap(structure -> input.measured(structure.table()).stream()
                        .flatMap(table -> table.key(structure.isIndex() ? structure.name() : "").stream()
                                .map(key -> new SpreadKey(structure, table, key))));
    }

    static Stream<ExistingIndex> indexes(LintInput input) {
        return input.coverage().structures().stream()
                .filter(Structure::isDelayed)
                .flatMap(structure -> input.measured(structure.table()).stream()
                        .flatMap(table -> table.index(structure.name()).stream()
                                .map(index -> new ExistingIndex(structure, table, index))));
    }
}
