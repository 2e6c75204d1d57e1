package dev.drover.web.model;

import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.CoveredPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The cells of the matrix as the page draws them. A page has hundreds: what a template would compute for each of them is
 * computed here.
 *
 * @param page the address of the matrix with what is shown of it
 * @param chosen the cell whose reason is shown; null if none is
 */
record MatrixCells(
        String page, @Nullable CoveredPattern row, @Nullable Cell chosen) {

    /**
     * One link.
     *
     * @param tone of its word: ok, warn, info, bad, idle
     * @param current "true" for the cell whose reason is shown, null for all others
     */
    record Drawn(
            String address,
            String tone,
            String icon,
            String word,
            String why,
            @Nullable String current) {}

    public List<Drawn> of(CoveredPattern covered) {
        String id = covered.pattern().id();
        String address = page + "&pattern=" + encoded(id) + "&structure=";
        boolean gap = covered.isGap();
        return covered.cells().stream()
                .map(cell -> new Drawn(
                        address + encoded(cell.structure().id()),
                        tone(cell, gap),
                        icon(cell),
                        cell.word(),
                        ": why " + id + " in " + cell.structure().name(),
                        covered == row && cell == chosen ? "true" : null))
                .toList();
    }

    private static String tone(Cell cell, boolean gap) {
        return switch (cell.verdict()) {
            case KEY -> cell.caveats().isEmpty() ? "ok" : "warn";
            case SCAN -> "info";
            case NO_PATH -> gap ? "bad" : "idle";
            case NONE -> "idle";
        };
    }

    private static String icon(Cell cell) {
        return switch (cell.verdict()) {
            case KEY -> cell.caveats().isEmpty() ? "ok" : "warn";
            case SCAN -> "info";
            case NO_PATH -> "bad";
            case NONE -> "none";
        };
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
