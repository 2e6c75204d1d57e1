package dev.drover.inventory.csv;

import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.StoredPattern;
import dev.drover.inventory.Takeover;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an import would do with every row of a file, compared with the inventory of this moment.
 *
 * @param ignored headings of the columns that are left out
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

    /** The rows with errors as they were, each with its errors in a last column, in place of those it had before. */
    Sheet withErrors() {
        int all = sheet.headings().size();
        boolean before = all > 0 && sheet.headings().get(all - 1).equals(ERROR) && ignored.contains(ERROR);
        int width = before ? all - 1 : all;
        return new Sheet(
                sheet.name(),
                with(sheet.headings(), width, ERROR),
                only(PlannedRow.Refused.class)
                        .map(refused -> new SheetRow(
                                refused.row().line(),
                                with(refused.row().cells(), width, String.join(" ", refused.sentences()))))
                        .toList());
    }

    private List<String> with(List<String> cells, int width, String last) {
        // A row may have fewer values than headings, or more: none of them gets lost.
        List<String> others =
                cells.size() > sheet.headings().size() ? cells : cells.subList(0, Math.min(width, cells.size()));
        return Stream.of(
                        others.stream(),
                        Stream.generate(() -> "").limit(Math.max(0, width - others.size())),
                        Stream.of(last))
                .flatMap(part -> part)
                .toList();
    }

    private <R extends PlannedRow> Stream<R> only(Class<R> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }
}
