package dev.drover.inventory.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.PatternField;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes CSV as RFC 4180 has it, in UTF-8. What is written can be imported again without any loss. */
public final class PatternCsv {

    private PatternCsv() {}

    /** @param byteOrderMark whether the file starts with one, without which Excel does not recognise UTF-8 */
    public static void write(List<AccessPattern> patterns, boolean byteOrderMark, OutputStream file)
            throws IOException {
        Stream<List<String>> records = patterns.stream().map(PatternCsv::cells);
        write(Stream.concat(Stream.of(headings()), records), byteOrderMark, file);
    }

    /** Writes a sheet with its headings. */
    public static void write(Sheet sheet, OutputStream file) throws IOException {
        write(Stream.concat(Stream.of(sheet.headings()), sheet.rows().stream().map(SheetRow::cells)), true, file);
    }

    private static void write(Stream<List<String>> records, boolean byteOrderMark, OutputStream file)
            throws IOException {
        Writer text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        if (byteOrderMark) {
            text.write('\uFEFF');
        }
        CsvWriter csv = CsvWriter.builder().build(text);
        records.forEach(
                record -> csv.writeRecord(record.stream().map(FormulaGuard::add).toList()));
        csv.flush();
    }

    private static List<String> headings() {
        return Stream.concat(
                        Stream.of("id"), Arrays.stream(PatternField.values()).map(PatternField::key))
                .toList();
    }

    private static List<String> cells(AccessPattern pattern) {
        return Stream.concat(
                        Stream.of(pattern.id()),
                        Arrays.stream(PatternField.values()).map(field -> field.write(pattern)))
                .toList();
    }
}
