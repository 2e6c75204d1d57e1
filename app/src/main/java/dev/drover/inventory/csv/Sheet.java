package dev.drover.inventory.csv;

import java.util.List;

/**
 * A file as it was read: headings and rows, without the apostrophes of {@link FormulaGuard}.
 *
 * @param name of the file, or where else the rows come from
 */
public record Sheet(String name, List<String> headings, List<SheetRow> rows) {

    public Sheet {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }
}
