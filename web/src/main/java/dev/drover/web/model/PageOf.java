package dev.drover.web.model;

import java.util.List;

/**
 * A part of a long list.
 *
 * @param number of the page, from 1
 * @param rows in each page; the last may have fewer
 * @param all how many rows there are on all pages
 */
record PageOf<T>(List<T> shown, int number, int rows, int all) {

    /** @param asked a page number as it stands in the address; anything else is the first page */
    static <T> PageOf<T> of(List<T> all, int rows, String asked) {
        int last = Math.max(1, (all.size() + rows - 1) / rows);
        int number = asked.matches("[1-9][0-9]{0,6}") ? Math.min(Integer.parseInt(asked), last) : 1;
        int from = (number - 1) * rows;
        return new PageOf<>(
                List.copyOf(all.subList(from, Math.min(all.size(), from + rows))), number, rows, all.size());
    }

    public boolean isEmpty() {
        return shown.isEmpty();
    }

    public int last() {
        return Math.max(1, (all + rows - 1) / rows);
    }

    public int from() {
        return (number - 1) * rows + 1;
    }

    public int to() {
        return (number - 1) * rows + shown.size();
    }
}
