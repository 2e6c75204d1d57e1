package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The conditions on the tables of which no entity takes every row, without the rest of the mapping. */
public final class RowTakers {

    private RowTakers() {}

    /** The names of those tables; found out without the source. */
    public static List<String> tables(TargetModel model) {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .map(EntityMapping::sourceTable)
                .distinct()
                .filter(table -> Siblings.takeOnlySome(model, table))
                .toList();
    }

    /**
     * An entity of one of those tables whose items are empty: it rejects a row that no entity takes and that does not stay
     * behind, and reads no column that no condition needs.
     *
     * @param model one that {@link MappingCompiler} has compiled against the source of the table
     */
    public static CompiledEntity of(TargetModel model, SourceTable table) {
        List<MappingProblem> known = new ArrayList<>();
        SourceColumns columns = new SourceColumns(table, known);
        List<CompiledExpression> conditions = new ArrayList<>();
        for (EntityMapping entity : Siblings.of(model, table.name())) {
            conditions.add(columns.expression("", "the condition of " + entity.entity(), entity.condition())
                    .orElseThrow());
        }
        CompiledExpression behind = model.rowsBehind(table.name())
                .flatMap(rows -> columns.expression("", "the condition of rows that stay behind", rows.condition()))
                .orElse(null);
        List<KeyColumn> key = table.primaryKey().stream()
                .map(name -> new KeyColumn(
                        name, table.column(name).map(SourceColumn::type).orElse("text")))
                .toList();
        CompiledRows rows = new CompiledRows(
                table.name(),
                key,
                columns.used(),
                List.of(),
                conditions.get(0),
                conditions.subList(1, conditions.size()),
                behind,
                true);
        return new CompiledEntity("", "", rows, List.of(), List.of(), List.of(), Map.of());
    }
}
