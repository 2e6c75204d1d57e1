package dev.drover.inventory.csv;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded.
 *
 * @param sheet before the import every row; after it the rows with errors
 * @param result what the import did; null before it
 */
public record ImportDraft(long id, Sheet sheet, @Nullable Result result) {

    /** How many patterns an import added and changed. */
    public record Result(int added, int changed) {}
}
