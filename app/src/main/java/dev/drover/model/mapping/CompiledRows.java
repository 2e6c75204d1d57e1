package dev.drover.model.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of each row.
 *
 * @param columns the columns that the mapping uses, of the row itself and of the rows it refers to
 * @param condition null if every row becomes an item
 * @param others what the other entities of the table take, if this one has to answer for rows that none takes; null
 *     if it has not
 * @param behind is true for the rows that stay behind on purpose; null if none do
 * @param counting whether this entity is the one that counts them, so that each counts once
 */
record CompiledRows(
        String table,
        List<KeyColumn> primaryKey,
        List<CompiledColumn> columns,
        List<CompiledJoin> joins,
        @Nullable CompiledExpression condition,
        @Nullable List<CompiledExpression> others,
        @Nullable CompiledExpression behind,
        boolean counting) {

    CompiledRows(
            String table,
            List<KeyColumn> primaryKey,
            List<CompiledColumn> columns,
            List<CompiledJoin> joins,
            @Nullable CompiledExpression condition,
            @Nullable List<CompiledExpression> others,
            @Nullable CompiledExpression behind,
            boolean counting) {
        this.table = table;
        this.primaryKey = List.copyOf(primaryKey);
        this.columns = List.copyOf(columns);
        this.joins = List.copyOf(joins);
        this.condition = condition;
        this.others = others == null ? null : List.copyOf(others);
        this.behind = behind;
        this.counting = counting;
    }
}
