package dev.drover.validation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The listed differences of a validation as a CSV file in UTF-8. Spreadsheets run none of its values as a formula. */
public final class DifferenceFile {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private DifferenceFile() {}

    public static void write(List<ListedDifference> differences, OutputStream file) throws IOException {
        try (Writer text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "position",
                    "cause",
                    "table",
                    "entity",
                    "source_key",
                    "target_key",
                    "attribute",
                    "source_value",
                    "target_value",
                    "sentence");
            for (ListedDifference difference : differences) {
                csv.writeRecord(Stream.of(
                                Long.toString(difference.position()),
                                difference.cause().name(),
                                difference.table(),
                                difference.entity(),
                                difference.sourceKey(),
                                difference.targetKey(),
                                difference.attribute(),
                                difference.sourceValue(),
                                difference.targetValue(),
                                difference.sentence())
                        .map(DifferenceFile::harmless)
                        .toList());
            }
        }
    }

    /** An apostrophe before whatever starts like a formula; negative numbers stay as they are. */
    private static String harmless(String value) {
        boolean formula = !value.isEmpty()
                && STARTS_OF_FORMULAS.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        return formula ? "'" + value : value;
    }
}
