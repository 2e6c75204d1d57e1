package dev.drover.inventory.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/** Reads records one by one, and knows at any time where it is, so that whatever is wrong has a line and a column. */
final class RecordReader {

    static final int LONGEST_VALUE = 10_000;
    static final int MOST_COLUMNS = 200;

    /** In characters. A longer value ends the reading before it is in memory. */
    private static final int BUFFER = 64 * 1024;

    private final Cells cells = new Cells();
    private final Iterator<SheetRow> records;
    private IntFunction<String> columnName = index -> String.valueOf(index + 1);

    RecordReader(Reader text, char separator, boolean skipEmptyLines) {
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(BUFFER)
                .skipEmptyLines(skipEmptyLines)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(cells, text)
                .iterator();
    }

    /** From now on, sentences name columns like this. */
    void nameColumns(IntFunction<String> names) {
        columnName = names;
    }

    boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RefusedFileException refused) {
                throw refused;
            }
            boolean full = String.valueOf(e.getMessage()).contains("buffer");
            throw full
                    ? cells.tooLong("")
                    : RefusedFileException.quotes(cells.line, columnName.apply(cells.values.size()));
        }
    }

    /** The values of the record at which the reading is, as far as it got. */
    List<String> valuesSoFar() {
        return cells.values;
    }

    SheetRow next() {
        return records.next();
    }

    private final class Cells extends AbstractBaseCsvCallbackHandler<SheetRow> {

        private long line = 1;
        private List<String> values = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            values = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > LONGEST_VALUE) {
                throw tooLong(new String(buffer, offset, 100));
            }
            if (index >= MOST_COLUMNS) {
                throw RefusedFileException.tooManyColumns(line, MOST_COLUMNS);
            }
            values.add(FormulaGuard.remove(new String(buffer, offset, length)));
        }

        @Override
        protected void handleEmpty() {
            values.add("");
        }

        @Override
        protected SheetRow buildRecord() {
            return new SheetRow(Math.toIntExact(line), values);
        }

        private RefusedFileException tooLong(String start) {
            return RefusedFileException.tooLong(line, columnName.apply(values.size()), LONGEST_VALUE, start);
        }
    }
}
