package dev.drover.inventory.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a file cannot be read as rows of patterns; the message says where, what was found and what to do. */
public class RefusedFileException extends RuntimeException {

    private RefusedFileException(String message) {
        super(message);
    }

    static RefusedFileException notUtf8(int line, int found) {
        return new RefusedFileException(("Line %,d is not UTF-8: found the byte 0x%02X. Save the file with the encoding"
                        + " UTF-8 (in a spreadsheet: \"CSV UTF-8\") and upload it again.")
                .formatted(line, found));
    }

    static RefusedFileException utf16() {
        return new RefusedFileException(
                "The file is in UTF-16: found the bytes 0xFF and 0xFE at its start. Save it with"
                        + " the encoding UTF-8 (in a spreadsheet: \"CSV UTF-8\") and upload it again.");
    }

    static RefusedFileException nul(int line) {
        return new RefusedFileException(("Line %,d holds a NUL byte, which no text has. The file is a spreadsheet, an"
                        + " archive or UTF-16. Save it as \"CSV UTF-8\" and upload it again.")
                .formatted(line));
    }

    static RefusedFileException empty() {
        return new RefusedFileException(
                "There are no rows in it. Give one line of headings and at least one row below them.");
    }

    static RefusedFileException withoutColumn(String what, List<String> names, List<String> found) {
        return new RefusedFileException(
                "No column holds the %s. Choose the one that does, or call it %s in the file. The columns are: %s."
                        .formatted(what, anyOf(names), quoted(found)));
    }

    static RefusedFileException twice(String what, String first, String second) {
        return new RefusedFileException("The columns \"%s\" and \"%s\" both hold the %s. Leave one of them out."
                .formatted(shortened(first), shortened(second), what));
    }

    static RefusedFileException unknownChoice(String key) {
        return new RefusedFileException(
                "No field is called \"%s\". Choose one from the list.".formatted(shortened(key)));
    }

    static RefusedFileException tooLong(long line, String column, int longest, String start) {
        return new RefusedFileException(
                ("Line %,d, column %s: the value is longer than %,d characters%s. Shorten it, or look for a quotation"
                                + " mark that is never closed.")
                        .formatted(
                                line,
                                column,
                                longest,
                                start.isEmpty() ? "" : "; it starts with \"" + shortened(start) + "\""));
    }

    static RefusedFileException quotes(long line, String column) {
        return new RefusedFileException(
                ("Line %,d, column %s: the quotation marks do not match. Close the value with one, and write a quotation"
                                + " mark inside a value twice.")
                        .formatted(line, column));
    }

    static RefusedFileException tooManyColumns(long line, int most) {
        return new RefusedFileException(
                "Line %,d has more than %,d columns. Remove those that are not needed.".formatted(line, most));
    }

    static RefusedFileException tooManyRows(long line, int most) {
        return new RefusedFileException(
                ("Line %,d is row number %,d; an import takes at most %,d rows. Split the file and import the parts one"
                                + " after the other.")
                        .formatted(line, most + 1, most));
    }

    private static String anyOf(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static String quoted(List<String> names) {
        String first = names.stream()
                .limit(20)
                .map(name -> "\"" + shortened(name) + "\"")
                .collect(Collectors.joining(", "));
        return names.size() > 20 ? first + " and more" : first;
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 40
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }
}
