package dev.drover.model.coverage;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A relational table that holds the rows of an entity.
 *
 * @param entity as the pattern calls it
 */
record HeldRows(RelationalTable table, String entity) {

    static Optional<HeldRows> in(TargetModel model, String entity) {
        return model.relationalTables().stream()
                .filter(table -> Words.sameThing(table.name(), entity))
                .findFirst()
                .or(() -> model.relationalTables().stream()
                        .filter(table -> Words.sameThing(table.sourceTable(), entity))
                        .findFirst())
                .map(table -> new HeldRows(table, entity));
    }

    /** The column that a pattern means: by its own name, by that of the source, or with the entity in front. */
    Optional<String> column(String attribute) {
        String wanted = Words.plain(withoutEntity(attribute));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return first(column -> Words.plain(column.name()).equals(wanted))
                .or(() -> first(column ->
                        column.source() != null && Words.plain(column.source()).equals(wanted)))
                .or(() -> first(column -> (Words.plain(entity) + Words.plain(column.name())).equals(wanted)));
    }

    private Optional<String> first(Predicate<Column> wanted) {
        return table.columns().stream().filter(wanted).findFirst().map(Column::name);
    }

    /** The name without {@code Order.} in front; empty if another entity stands there. */
    private String withoutEntity(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return name;
        }
        String owner = name.substring(0, dot);
        boolean mine = Words.sameThing(owner, entity)
                || Words.sameThing(owner, table.name())
                || Words.sameThing(owner, table.sourceTable());
        return mine ? name.substring(dot + 1) : "";
    }
}
