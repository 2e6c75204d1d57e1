package dev.drover.model.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Markdown as GitHub shows it. Every text is shown as it is: none of it becomes a mark, a link or a column of its own. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** The text with its special characters escaped, on one line. */
    static String escaped(String words) {
        return words.strip()
                .replaceAll("\\R|\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_{}\\[\\]#|~$!])", "\\\\$1")
                // A name after this sign would be told that somebody wrote of it.
                .replace("@", "&#64;");
    }

    Markdown heading(int level, String words) {
        text.append("#".repeat(level)).append(' ').append(escaped(words)).append("\n\n");
        return this;
    }

    Markdown paragraph(String words) {
        text.append(start(escaped(words))).append("\n\n");
        return this;
    }

    Markdown points(List<String> points) {
        points.forEach(point -> text.append("- ").append(start(escaped(point))).append('\n'));
        text.append('\n');
        return this;
    }

    /** Nothing if there is no row. */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(head);
        row(head.stream().map(column -> "---").toList(), false);
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        row(cells, true);
    }

    private void row(List<String> cells, boolean escape) {
        text.append(cells.stream()
                .map(cell -> escape ? escaped(cell) : cell)
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** At the start of a line some characters begin a list or a quotation. */
    private static String start(String escaped) {
        if (escaped.matches("[-+>=].*")) {
            return "\\" + escaped;
        }
        return escaped.replaceFirst("^([0-9]+)([.)])", "$1\\\\$2");
    }

    static List<String> cells(Object... values) {
        List<String> cells = new ArrayList<>();
        Arrays.stream(values).forEach(value -> cells.add(String.valueOf(value)));
        return cells;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
