package dev.drover.web.model;

import dev.drover.model.RowsBehind;
import dev.drover.model.edit.BehindEdit;
import java.util.List;

/**
 * The form of the rows of a source table that stay behind.
 *
 * @param old the table that has such rows already; empty for a new one
 * @param tables those of which rows may stay behind
 */
record BehindForm(String old, String sourceTable, String condition, String reason, List<String> tables) {

    BehindForm {
        tables = List.copyOf(tables);
    }

    static BehindForm blank(String sourceTable, List<String> tables) {
        return new BehindForm("", sourceTable, "", "", tables);
    }

    static BehindForm of(RowsBehind rows, List<String> tables) {
        return new BehindForm(rows.sourceTable(), rows.sourceTable(), rows.condition(), rows.reason(), tables);
    }

    static BehindForm of(Typed typed, List<String> tables) {
        String old = typed.text("old");
        return new BehindForm(
                old,
                old.isEmpty() ? typed.text("sourceTable") : old,
                typed.text("condition"),
                typed.text("reason"),
                tables);
    }

    RowsBehind rows() {
        return new RowsBehind(sourceTable, condition, reason);
    }

    BehindEdit edit() {
        return new BehindEdit.Put(rows(), old.isEmpty());
    }

    /** The field that a problem is about. */
    static String field(String place, String sentence) {
        return switch (place) {
            case "condition", "reason" -> place;
            default -> "sourceTable";
        };
    }
}
