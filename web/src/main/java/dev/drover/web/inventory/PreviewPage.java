package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.csv.ImportPlan;
import dev.drover.inventory.csv.PlannedRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The preview of an import, a page at a time, rows with errors first.
 *
 * @param number of the page, from 1
 */
record PreviewPage(ImportPlan plan, List<Line> lines, int number, int last) {

    static final int SIZE = 100;

    static PreviewPage of(ImportPlan plan, int wanted) {
        List<PlannedRow> rows = Stream.of(plan.refused(), plan.changed(), plan.added(), plan.unchanged())
                .<PlannedRow>flatMap(List::stream)
                .toList();
        int last = Math.max(1, (rows.size() + SIZE - 1) / SIZE);
        int number = Math.max(1, Math.min(wanted, last));
        List<Line> lines = rows.stream()
                .skip((number - 1L) * SIZE)
                .limit(SIZE)
                .map(PreviewPage::line)
                .toList();
        return new PreviewPage(plan, lines, number, last);
    }

    /**
     * One row of the file.
     *
     * @param outcome "error", "changed", "new" or "unchanged"
     * @param pattern what it is about, as far as that is known
     * @param notes what is wrong with it, or what it changes
     */
    record Line(int number, String outcome, String pattern, List<String> notes) {}

    private static Line line(PlannedRow row) {
        int number = row.row().line();
        if (row instanceof PlannedRow.Refused refused) {
            return new Line(number, "error", "", refused.sentences());
        } else if (row instanceof PlannedRow.Changed changed) {
            return new Line(number, "changed", title(changed.after()), changes(changed));
        } else if (row instanceof PlannedRow.Added added) {
            return new Line(number, "new", title(added.pattern()), List.of());
        }
        return new Line(
                number,
                "unchanged",
                title(((PlannedRow.Unchanged) row).pattern().pattern()),
                List.of());
    }

    private static String title(AccessPattern pattern) {
        return (pattern.id() + " " + pattern.name()).strip();
    }

    private static List<String> changes(PlannedRow.Changed changed) {
        return changed.fields().stream()
                .map(field -> field.label() + ": "
                        + value(field, changed.before().pattern()) + " → " + value(field, changed.after()))
                .collect(Collectors.toList());
    }

    private static String value(PatternField field, AccessPattern pattern) {
        String text = field.write(pattern);
        return text.isEmpty() ? "nothing" : text;
    }
}
