package dev.drover.model.lint.rules;

import dev.drover.model.lint.LintInput;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.TypeFit;
import java.util.stream.Stream;

/**
 * A column of a relational table that does not take everything that its column of the source may have.
 *
 * @param sentence names both types
 */
record NarrowColumn(RelationalTable table, Column column, String sentence) {

    /** Every one of a kind; none if the source is not known. */
    static Stream<NarrowColumn> of(LintInput input, TypeFit.Kind kind) {
        return input.source().stream()
                .flatMap(source -> input.model().relationalTables().stream()
                        .flatMap(table -> source.schema().table(table.sourceTable()).stream()
                                .flatMap(rows -> table.columns().stream()
                                        .flatMap(column -> Stream.ofNullable(column.source())
                                                .flatMap(name -> rows.column(name).stream())
                                                .flatMap(from -> TypeFit.of(from, column).stream())
                                                .filter(narrower -> narrower.kind() == kind)
                                                .map(narrower ->
                                                        new NarrowColumn(table, column, narrower.sentence()))))));
    }

    /** "Relational table payments · amount". */
    String place() {
        return table.place() + " · " + column.name();
    }
}
