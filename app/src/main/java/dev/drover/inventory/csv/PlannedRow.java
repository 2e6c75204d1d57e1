package dev.drover.inventory.csv;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.StoredPattern;
import java.util.List;

/** What an import would do with one row. */
public sealed interface PlannedRow {

    SheetRow row();

    /** A new pattern, with the id that the row gives it or without one. */
    record Added(SheetRow row, AccessPattern pattern) implements PlannedRow {}

    /** Another content for a pattern that is there. */
    record Changed(SheetRow row, StoredPattern before, AccessPattern after, List<PatternField> fields)
            implements PlannedRow {}

    /** Nothing, because the pattern is like that already. */
    record Unchanged(SheetRow row, StoredPattern pattern) implements PlannedRow {}

    /**
     * Nothing, because the row has errors.
     *
     * @param sentences each with line, column, the value found and what to do
     */
    record Refused(SheetRow row, List<String> sentences) implements PlannedRow {}
}
