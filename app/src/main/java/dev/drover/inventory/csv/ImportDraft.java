package dev.drover.inventory.csv;

import dev.drover.inventory.ChangeWay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded.
 *
 * @param sheet before the import every row; after it the rows with errors
 * @param way IMPORT or PASTE
 * @param choices the key of what each column holds, as a person chose it; null until then
 * @param result what the import did; null before it
 */
public record ImportDraft(
        long id,
        Sheet sheet,
        ChangeWay way,
        @Nullable List<String> choices,
        @Nullable Result result) {

    /** Whether a person has said what the columns hold. */
    public boolean isMapped() {
        return choices != null;
    }

    Columns columns() {
        return choices == null ? Columns.of(sheet.headings()) : Columns.chosen(sheet.headings(), choices);
    }

    /** How many patterns an import added and changed. */
    public record Result(int added, int changed) {}
}
