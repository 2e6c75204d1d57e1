package dev.drover.web.inventory;

import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternProblem;
import dev.drover.inventory.StoredPattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param was see {@link EditForm}
 * @param gaps how many fields are missing
 * @param elsewhere what is wrong with fields that have no column
 * @param conflict null unless somebody else changed the pattern at the same time
 */
record GridRow(
        String id,
        int version,
        String was,
        int gaps,
        List<FieldInput> cells,
        List<String> elsewhere,
        @Nullable Conflict conflict) {

    static GridRow of(StoredPattern stored, EditForm form) {
        return new GridRow(
                stored.id().toString(),
                stored.version(),
                form.was(stored.pattern(), PatternField.columns()),
                stored.pattern().isRetired() ? 0 : stored.pattern().gaps().size(),
                FieldInput.of(stored.pattern(), stored.id() + "-", PatternField.columns()),
                List.of(),
                null);
    }

    /** The row with what somebody typed and cannot be saved. */
    GridRow with(PatternEdit edit, List<PatternProblem> problems) {
        List<String> elsewhere = problems.stream()
                .filter(problem -> problem.field().column().isEmpty())
                .map(PatternProblem::sentence)
                .toList();
        List<FieldInput> edited =
                cells.stream().map(cell -> cell.with(edit, problems)).toList();
        return new GridRow(id, version, was, gaps, edited, elsewhere, null);
    }

    GridRow with(Conflict other) {
        return new GridRow(id, version, was, gaps, cells, elsewhere, other);
    }

    /** What is wrong in the row: the id of the input, and the sentence. */
    List<Map.Entry<String, String>> problems() {
        return cells.stream()
                .filter(cell -> cell.error() != null)
                .map(cell -> Map.entry(cell.id(), cell.errorInList()))
                .toList();
    }
}
