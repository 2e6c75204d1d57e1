package dev.drover.model.relational;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.relational.RelationalTable.Column;
import java.util.List;
import java.util.Optional;

/** Finds what relational tables and prefixes expect of the source and the source does not have. */
final class SourceCheck {

    private final SourceSchema source;
    private final RelationalCheck check;

    SourceCheck(SourceSchema source, RelationalCheck check) {
        this.source = source;
        this.check = check;
    }

    void table(RelationalTable table) {
        rows(table.place() + " · Source", table.sourceTable()).ifPresent(rows -> {
            for (Column column : table.columns()) {
                if (column.source() != null) {
                    column(table.place() + " · Columns", rows, column.source());
                }
            }
        });
    }

    void prefix(ObjectPrefix prefix) {
        rows(prefix.place() + " · Source", prefix.sourceTable())
                .ifPresent(rows -> prefix.partitionColumns()
                        .forEach(column -> column(prefix.place() + " · Partition columns", rows, column)));
    }

    private Optional<SourceTable> rows(String where, String name) {
        Optional<SourceTable> rows = source.table(name);
        if (rows.isEmpty()) {
            List<String> names = source.tables().stream().map(SourceTable::name).toList();
            check.problem(
                    where,
                    "There is no table \"" + name + "\" in the schema " + source.name() + " of the source."
                            + NearestName.hint(name, names));
        }
        return rows;
    }

    private void column(String where, SourceTable rows, String name) {
        if (rows.column(name).isEmpty()) {
            List<String> names = rows.columns().stream().map(SourceColumn::name).toList();
            check.problem(
                    where,
                    "There is no column \"" + name + "\" in " + rows.name() + " of the source."
                            + NearestName.hint(name, names));
        }
    }
}
