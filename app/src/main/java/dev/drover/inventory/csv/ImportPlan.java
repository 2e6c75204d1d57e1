package dev.drover.inventory.csv;

import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.StoredPattern;
import dev.drover.inventory.Takeover;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an import would do with every row of a file, compared with the inventory of this moment.
 *
 * @param ignored headings that mean nothing to Drover
 */
public record ImportPlan(Sheet sheet, List<String> ignored, List<PlannedRow> rows) {

    private static final String ERROR = "error";

    public List<PlannedRow.Added> added() {
        return only(PlannedRow.Added.class).toList();
    }

    public List<PlannedRow.Changed> changed() {
        return only(PlannedRow.Changed.class).toList();
    }

    public List<PlannedRow.Unchanged> unchanged() {
        return only(PlannedRow.Unchanged.class).toList();
    }

    public List<PlannedRow.Refused> refused() {
        return only(PlannedRow.Refused.class).toList();
    }

    Takeover takeover(ChangeWay way) {
        return new Takeover(
                only(PlannedRow.Added.class).map(PlannedRow.Added::pattern).toList(),
                only(PlannedRow.Changed.class)
                        .map(row -> new StoredPattern(
                                row.after(),
                                row.before().version(),
                                row.before().changedBy(),
                                row.before().changedAt()))
                        .toList(),
                way,
                sheet.name());
    }

    /** The rows with errors as they were, each with its errors in one more column. */
    Sheet withErrors() {
        return new Sheet(
                sheet.name(),
                Stream.concat(sheet.headings().stream(), Stream.of(ERROR)).toList(),
                only(PlannedRow.Refused.class).map(this::withErrors).toList());
    }

    private SheetRow withErrors(PlannedRow.Refused refused) {
        List<String> cells = refused.row().cells();
        int missing = Math.max(0, sheet.headings().size() - cells.size());
        return new SheetRow(
                refused.row().line(),
                Stream.of(
                                cells.stream(),
                                Stream.generate(() -> "").limit(missing),
                                Stream.of(String.join(" ", refused.sentences())))
                        .flatMap(part -> part)
                        .toList());
    }

    private <R extends PlannedRow> Stream<R> only(Class<R> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }
}
