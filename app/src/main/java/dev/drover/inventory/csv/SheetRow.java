package dev.drover.inventory.csv;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line where it starts in the file, from 1
 */
public record SheetRow(int line, List<String> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
