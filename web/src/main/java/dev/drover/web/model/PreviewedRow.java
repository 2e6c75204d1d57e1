package dev.drover.web.model;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import java.util.List;
import java.util.Set;

/**
 * A row of the source and what becomes of it.
 *
 * @param text the item; empty if there is none
 * @param bytes the item's size as DynamoDB counts it
 * @param indexes the indexes that the item appears in
 * @param behind whether the row stays behind on purpose
 * @param problem why the row is rejected; empty if it is not
 */
record PreviewedRow(
        String key, String text, int bytes, int writeUnits, List<String> indexes, boolean behind, String problem) {

    /** Whether the condition leaves the row to other entities. */
    public boolean passed() {
        return text.isEmpty() && problem.isEmpty() && !behind;
    }

    static PreviewedRow of(TargetTable table, MappedRow row) {
        if (row instanceof MappedRow.Ready ready) {
            Item item = ready.item();
            return new PreviewedRow(
                    row.key().toString(),
                    ItemText.of(item),
                    item.size(),
                    item.writeUnits(),
                    indexes(table, item),
                    false,
                    "");
        }
        String problem = row instanceof MappedRow.Rejected rejected ? rejected.problem() : "";
        return new PreviewedRow(
                row.key().toString(), "", 0, 0, List.of(), row instanceof MappedRow.LeftBehind, problem);
    }

    private static List<String> indexes(TargetTable table, Item item) {
        Set<String> attributes = item.attributes().keySet();
        return table.indexes().stream()
                .filter(index -> index.keys().stream().map(KeyAttribute::name).allMatch(attributes::contains))
                .map(GlobalIndex::name)
                .toList();
    }
}
