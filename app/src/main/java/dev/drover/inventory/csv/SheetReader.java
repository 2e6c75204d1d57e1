package dev.drover.inventory.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Reads a file with comma, semicolon or tab between its values into a {@link Sheet}, or says what is wrong with it. */
final class SheetReader {

    static final int MOST_ROWS = 10_000;

    private static final List<Character> SEPARATORS = List.of('\t', ',', ';');
    private static final int HEADINGS = 64 * 1024;

    private SheetReader() {}

    /** Reads a file whose first line holds the headings. */
    static Sheet read(String name, InputStreamSource file) {
        try {
            EncodingCheck.check(file.getInputStream());
            return read(name, file, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads pasted rows; without headings they are what the anchor says. */
    static Sheet paste(String name, String text, Anchor anchor) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw RefusedFileException.nul(
                    1 + (int) text.chars().limit(nul).filter(c -> c == '\n').count());
        }
        try {
            return read(name, new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), Optional.of(anchor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sheet read(String name, InputStreamSource file, Optional<Anchor> anchor) throws IOException {
        char separator = separator(file, anchor.isPresent());
        try (Reader text = open(file)) {
            RecordReader records = new RecordReader(text, separator, anchor.isEmpty());
            if (!records.hasNext()) {
                throw RefusedFileException.empty();
            }
            SheetRow first = records.next();
            Columns found = Columns.of(first.cells());
            Optional<Anchor> without =
                    anchor.filter(there -> found.known() * 2 < first.cells().size());
            Columns columns = without.map(
                            there -> Columns.of(there.headings(first.cells().size())))
                    .orElse(found);
            records.nameColumns(columns::name);
            // Pasted onto a pattern, an empty row empties its cells; anywhere else it means nothing.
            int mayBeBlank = without.map(there -> there.ids().size()).orElse(0);
            List<SheetRow> rows = new ArrayList<>();
            without.filter(there -> mayBeBlank > 0 || !first.isBlank()).ifPresent(there -> rows.add(first));
            readRows(records, rows, mayBeBlank);
            if (rows.isEmpty()) {
                throw RefusedFileException.empty();
            }
            return new Sheet(
                    name,
                    columns.headings(),
                    without.map(there -> anchored(rows, there)).orElse(rows));
        }
    }

    private static void readRows(RecordReader records, List<SheetRow> rows, int mayBeBlank) {
        while (records.hasNext()) {
            SheetRow row = records.next();
            if (rows.size() == MOST_ROWS) {
                throw RefusedFileException.tooManyRows(row.line(), MOST_ROWS);
            }
            if (rows.size() < mayBeBlank || !row.isBlank()) {
                rows.add(row);
            }
        }
    }

    private static List<SheetRow> anchored(List<SheetRow> rows, Anchor anchor) {
        List<SheetRow> anchored = new ArrayList<>();
        for (SheetRow row : rows) {
            anchored.add(anchor.onto(anchored.size(), row));
        }
        return anchored;
    }

    /** The one with which most headings are known; without any, the one with most headings; else the tab. */
    private static char separator(InputStreamSource file, boolean pasted) throws IOException {
        String start;
        try (Reader text = open(file)) {
            char[] buffer = new char[HEADINGS];
            int length = text.read(buffer);
            start = new String(buffer, 0, Math.max(0, length));
        }
        char best = SEPARATORS.get(0);
        long most = 0;
        int widest = 1;
        for (char separator : SEPARATORS) {
            Columns columns = headings(start, separator);
            // Pasted rows may have no headings, and then a comma inside a value is no separator.
            boolean sure = !pasted || columns.known() == columns.headings().size();
            if (columns.known() > most && sure) {
                best = separator;
                most = columns.known();
            } else if (most == 0 && !pasted && columns.headings().size() > widest) {
                best = separator;
                widest = columns.headings().size();
            }
        }
        return best;
    }

    private static Columns headings(String start, char separator) {
        RecordReader records = new RecordReader(new StringReader(start), separator, true);
        try {
            return Columns.of(records.hasNext() ? records.next().cells() : List.of());
        } catch (RefusedFileException e) {
            // The reading proper will say so, with the right separator.
            return Columns.of(records.valuesSoFar());
        }
    }

    private static Reader open(InputStreamSource file) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
