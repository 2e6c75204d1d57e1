package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.inventory.PatternField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

class SheetReaderTest {

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void findsOutWhatStandsBetweenTheValues(char separator) {
        String text = "id,name,direction,description\r\nAP-001,Get order,READ,\"one\r\ntwo, three; four\"\r\n"
                .replace("AP-001,", "AP-001" + separator)
                .replace("id,name,direction,", "id,name,direction,".replace(',', separator))
                .replace("Get order,READ,", "Get order,READ,".replace(',', separator));
        Sheet sheet = read(text, StandardCharsets.UTF_8);
        assertThat(sheet.headings()).containsExactly("id", "name", "direction", "description");
        assertThat(sheet.rows())
                .containsExactly(new SheetRow(2, List.of("AP-001", "Get order", "READ", "one\r\ntwo, three; four")));
    }

    @Test
    void readsWithAndWithoutByteOrderMark() {
        String text = "name,direction\nBestellung für Übersee 😀,READ\n";
        assertThat(read("\uFEFF" + text, StandardCharsets.UTF_8)).isEqualTo(read(text, StandardCharsets.UTF_8));
        assertThat(read(text, StandardCharsets.UTF_8).rows().get(0).cells().get(0))
                .isEqualTo("Bestellung für Übersee 😀");
    }

    @Test
    void knowsTheLineOfEveryRow() {
        Sheet sheet = read("name,direction\n\n\"a\nb\",READ\n , \nc,READ\n", StandardCharsets.UTF_8);
        assertThat(sheet.rows()).extracting(SheetRow::line).containsExactly(3, 6);
    }

    @Test
    void refusesAnotherEncoding() {
        refuses("name,direction\nGet order,READ\nBestellung für,READ\n", StandardCharsets.ISO_8859_1)
                .hasMessage("Line 3 is not UTF-8: found the byte 0xFC. Save the file with the encoding UTF-8 (in a"
                        + " spreadsheet: \"CSV UTF-8\") and upload it again.");
    }

    @Test
    void refusesACharacterThatIsCutOffAtTheEnd() {
        assertThatThrownBy(
                        () -> SheetReader.read("a.csv", bytes(concat("name,direction\nx,READ".getBytes(), 0xF0, 0x9F))))
                .hasMessageStartingWith("Line 2 is not UTF-8: found the byte 0xF0.");
    }

    @Test
    void findsTheWrongByteFarDownInTheFile() {
        byte[] start = ("name,direction\n" + "für,READ\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SheetReader.read("a.csv", bytes(concat(start, 0xE9, '\n'))))
                .hasMessageStartingWith("Line 50,002 is not UTF-8: found the byte 0xE9.");
        assertThat(thrown(() -> SheetReader.read("a.csv", bytes(start))))
                .hasMessageStartingWith("Line 10,002 is row number 10,001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void refusesUtf16(String encoding) {
        refuses("\uFEFFname,direction\nx,READ\n", Charset.forName(encoding)).hasMessageContaining("in UTF-16");
        refuses("name,direction\nx,READ\n", Charset.forName(encoding)).hasMessageContaining("Line 1 holds a NUL byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "name,direction\n", "name,direction\n\n , \n"})
    void refusesAFileWithoutRows(String text) {
        refuses(text, StandardCharsets.UTF_8).hasMessageStartingWith("There are no rows in it.");
    }

    @Test
    void saysWhichColumnsEveryPatternNeeds() {
        assertThat(problem("title,direction\nx,READ\n"))
                .contains("No column holds the name. Choose the one that does, or call it name or access_pattern in the"
                        + " file. The columns are: \"title\", \"direction\".");
        assertThat(problem("name,owner\nx,y\n").orElseThrow())
                .startsWith("No column holds the kind. Choose the one that does, or call it direction, kind, read");
        assertThat(problem("id,owner\nAP-001,y\n")).isEmpty();
    }

    @Test
    void findsTwoColumnsForTheSameField() {
        assertThat(problem("Access pattern,name,direction\nx,y,READ\n"))
                .contains("The columns \"Access pattern\" and \"name\" both hold the name. Leave one of them out.");
    }

    @Test
    void splitsHeadingsThatNobodyKnows() {
        assertThat(read("what;how;why\na;b;c\n", StandardCharsets.UTF_8).headings())
                .containsExactly("what", "how", "why");
    }

    @Test
    void readsCellsAsSpreadsheetsCopyThem() {
        Anchor anchor = new Anchor(List.of("AP-001", "AP-002"), PatternField.NAME);
        assertThat(SheetReader.paste("pasted", "\"one\ntwo \"\"2\"\"\"\tRead\r\nthree\tWrite\r\n", anchor)
                        .rows())
                .containsExactly(
                        new SheetRow(1, List.of("AP-001", "one\ntwo \"2\"", "Read")),
                        new SheetRow(3, List.of("AP-002", "three", "Write")));
    }

    @Test
    void refusesAValueThatIsTooLong() {
        refuses("name,direction\nok,READ\n" + "x".repeat(10_001) + ",READ\n", StandardCharsets.UTF_8)
                .hasMessage("Line 3, column \"name\": the value is longer than 10,000 characters; it starts with \""
                        + "x".repeat(40) + "…\". Shorten it, or look for a quotation mark that is never closed.");
        assertThat(read("name,direction\n" + "x".repeat(10_000) + ",READ\n", StandardCharsets.UTF_8)
                        .rows())
                .hasSize(1);
    }

    @Test
    void refusesAValueOfAGigabyteWithoutReadingItIntoMemory() {
        for (String before : List.of("name,direction\nok,READ\n\"", "name,direction\nok,READ\n", "\"", "")) {
            Endless file = new Endless(before, 1L << 30);
            assertThatThrownBy(() -> SheetReader.read("a.csv", () -> file.open()))
                    .isInstanceOf(RefusedFileException.class)
                    .hasMessageContaining("the value is longer than 10,000 characters")
                    .hasMessageStartingWith(
                            before.startsWith("name") ? "Line 3, column \"name\": " : "Line 1, column 1: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"never closed,READ\nb,READ\n", "\"closed\" too early,READ\n"})
    void refusesQuotationMarksThatDoNotMatch(String row) {
        refuses("name,direction\nok,READ\n" + row, StandardCharsets.UTF_8)
                .hasMessage(
                        "Line 3, column \"name\": the quotation marks do not match. Close the value with one, and write"
                                + " a quotation mark inside a value twice.");
    }

    @Test
    void takesTenThousandRowsAndNoMore() {
        String rows = "x,READ\n".repeat(10_000);
        assertThat(read("name,direction\n" + rows, StandardCharsets.UTF_8).rows())
                .hasSize(10_000);
        refuses("name,direction\n" + rows + "one too many,READ\n", StandardCharsets.UTF_8)
                .hasMessage("Line 10,002 is row number 10,001; an import takes at most 10,000 rows. Split the file and"
                        + " import the parts one after the other.");
    }

    @Test
    void refusesHundredsOfColumns() {
        String headings = IntStream.range(0, 250).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        refuses("name,direction," + headings + "\nx,READ\n", StandardCharsets.UTF_8)
                .hasMessageStartingWith("Line 1 has more than 200 columns.");
    }

    @Test
    void pastedRowsWithHeadingsAreLikeAFile() {
        Sheet sheet = SheetReader.paste("pasted", "Owner\tid\nCheckout\tAP-001", Anchor.NEW_ROWS);
        assertThat(sheet.headings()).containsExactly("Owner", "id");
        assertThat(sheet.rows()).containsExactly(new SheetRow(2, List.of("Checkout", "AP-001")));
    }

    @Test
    void pastedRowsWithoutHeadingsBelongToTheCellsBelowTheFocus() {
        Anchor anchor = new Anchor(List.of("AP-004", "AP-007"), PatternField.PEAK_RPS);
        Sheet sheet = SheetReader.paste("pasted", "120\t25\r\n340\t10\r\n5\t1\r\n", anchor);
        assertThat(sheet.headings()).containsExactly("id", "peak_rps", "latency_p99_ms");
        assertThat(sheet.rows())
                .containsExactly(
                        new SheetRow(1, List.of("AP-004", "120", "25")),
                        new SheetRow(2, List.of("AP-007", "340", "10")),
                        new SheetRow(3, List.of("", "5", "1")));
    }

    @Test
    void anEmptyCellThatIsPastedOntoAPatternEmptiesItsCell() {
        Anchor anchor = new Anchor(List.of("AP-004", "AP-005", "AP-006", "AP-007"), PatternField.PEAK_RPS);
        assertThat(SheetReader.paste("pasted", "\r\n120\r\n\r\n340\r\n\r\n", anchor)
                        .rows())
                .containsExactly(
                        new SheetRow(1, List.of("AP-004", "")),
                        new SheetRow(2, List.of("AP-005", "120")),
                        new SheetRow(3, List.of("AP-006", "")),
                        new SheetRow(4, List.of("AP-007", "340")));
    }

    @Test
    void pastedRowsWithoutHeadingsAndPlaceAreNewPatterns() {
        Sheet sheet = SheetReader.paste("pasted", "Get order\tRead\tOrder", Anchor.NEW_ROWS);
        assertThat(sheet.headings()).containsExactly("id", "name", "direction", "entities");
        assertThat(sheet.rows()).containsExactly(new SheetRow(1, List.of("", "Get order", "Read", "Order")));
    }

    @Test
    void aCommaInsideAPastedValueIsNoSeparator() {
        Anchor anchor = new Anchor(List.of("AP-001"), PatternField.NAME);
        assertThat(SheetReader.paste("pasted", "Owner, by name\nList", anchor)
                        .rows()
                        .get(0))
                .isEqualTo(new SheetRow(1, List.of("AP-001", "Owner, by name")));
        assertThat(SheetReader.paste("pasted", "name;kind\nGet, or list;Read", Anchor.NEW_ROWS)
                        .rows())
                .containsExactly(new SheetRow(2, List.of("Get, or list", "Read")));
    }

    @Test
    void refusesPastedNulCharacters() {
        assertThatThrownBy(() -> SheetReader.paste("pasted", "name\tdirection\nx\u0000\tREAD", Anchor.NEW_ROWS))
                .hasMessageStartingWith("Line 2 holds a NUL byte");
    }

    private static Sheet read(String text, Charset encoding) {
        return SheetReader.read("a.csv", bytes(text.getBytes(encoding)));
    }

    private static java.util.Optional<String> problem(String text) {
        return Columns.of(read(text, StandardCharsets.UTF_8).headings()).problem();
    }

    private static AbstractThrowableAssert<?, ?> refuses(String text, Charset encoding) {
        return assertThatThrownBy(() -> read(text, encoding)).isInstanceOf(RefusedFileException.class);
    }

    private static Throwable thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }

    private static ByteArrayResource bytes(byte[] content) {
        return new ByteArrayResource(content);
    }

    private static byte[] concat(byte[] start, int... more) {
        byte[] all = java.util.Arrays.copyOf(start, start.length + more.length);
        for (int i = 0; i < more.length; i++) {
            all[start.length + i] = (byte) more[i];
        }
        return all;
    }

    /** A file of any size that takes no space. */
    private record Endless(String start, long length) {

        InputStream open() {
            return new InputStream() {

                private long position;

                @Override
                public int read() {
                    return position >= length
                            ? -1
                            : position < start.length() ? start.charAt((int) position++) : next();
                }

                private int next() {
                    position++;
                    return 'x';
                }

                @Override
                public int read(byte[] target, int offset, int count) throws IOException {
                    if (position < start.length()) {
                        return super.read(target, offset, Math.min(count, (int) (start.length() - position)));
                    }
                    int read = (int) Math.min(count, length - position);
                    java.util.Arrays.fill(target, offset, offset + read, (byte) 'x');
                    position += read;
                    return read == 0 ? -1 : read;
                }
            };
        }
    }
}
