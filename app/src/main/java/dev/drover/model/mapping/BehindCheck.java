package dev.drover.model.mapping;

import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionException;
import java.util.HashSet;
import java.util.Set;

/** Finds what is wrong with the rows that stay behind, whatever the source looks like. */
final class BehindCheck {

    private static final int LONGEST_REASON = 500;

    private final TargetModel model;
    private final ModelCheck found;

    BehindCheck(TargetModel model, ModelCheck found) {
        this.model = model;
        this.found = found;
    }

    void run() {
        Set<String> tables = new HashSet<>();
        for (RowsBehind rows : model.rowsBehind()) {
            if (!tables.add(rows.sourceTable())) {
                found.problem(
                        rows.place(),
                        "There are two conditions for rows of " + rows.sourceTable()
                                + " that stay behind. Change the one that is there, and join conditions with ||.");
            }
            table(rows);
            condition(rows);
            reason(rows);
        }
    }

    private void table(RowsBehind rows) {
        if (rows.sourceTable().isBlank()) {
            found.problem(rows.place(), "Name the table of the source of which rows stay behind.");
        } else if (model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .noneMatch(entity -> entity.sourceTable().equals(rows.sourceTable()))) {
            found.problem(
                    rows.place(),
                    "No entity reads " + rows.sourceTable() + ", so all of its rows stay behind anyway. Choose a table"
                            + " of an entity, or remove this.");
        }
    }

    private void condition(RowsBehind rows) {
        String place = rows.place() + " · " + EntityCheck.CONDITION;
        if (rows.condition().isBlank()) {
            found.problem(
                    place, "Say which rows of " + rows.sourceTable() + " stay behind, for example status == 'TEST'.");
            return;
        }
        try {
            Expression.columnsOf(rows.condition());
        } catch (ExpressionException e) {
            found.problem(place, String.valueOf(e.getMessage()));
        }
    }

    private void reason(RowsBehind rows) {
        String place = rows.place() + " · reason";
        if (rows.reason().isBlank()) {
            found.problem(place, "Say why nobody needs these rows of " + rows.sourceTable() + " in the target.");
        } else if (rows.reason().length() > LONGEST_REASON) {
            found.problem(
                    place,
                    "The reason has " + rows.reason().length() + " characters, and " + LONGEST_REASON
                            + " are the most. Shorten it.");
        }
    }
}
