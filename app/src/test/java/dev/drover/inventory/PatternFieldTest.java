package dev.drover.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFieldTest {

    @Test
    void coversEveryComponentOfTheRecordOnce() {
        Set<String> components =
                RecordParts.apart(AccessPattern.draft("AP-001")).keySet();
        assertThat(Stream.concat(
                        Stream.of("id"), Arrays.stream(PatternField.values()).map(PatternField::path)))
                .containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void standsInTheDocumentAsItIs() throws IOException {
        String expected =
                Arrays.stream(PatternField.values()).map(PatternFieldTest::line).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("../docs/inventory.md"))).contains(expected);
    }

    private static String line(PatternField field) {
        return "| %s | `%s` | %s | %s | %s |"
                .formatted(
                        field.label(),
                        field.key(),
                        holds(field.kind()),
                        field.need().words(),
                        field.help());
    }

    private static String holds(FieldKind kind) {
        if (kind instanceof ChoiceKind choice) {
            return choice.options().stream().map(ChoiceKind.Option::value).collect(Collectors.joining(", "));
        } else if (kind instanceof NumberKind number) {
            return "%s, %s to %s"
                    .formatted(
                            number.whole() ? "whole number" : "number",
                            number.least().toPlainString(),
                            number.most().toPlainString());
        } else if (kind instanceof TextKind text) {
            return "%s, at most %,d characters".formatted(text.oneLine() ? "a line" : "text", text.longest());
        } else if (kind instanceof ListKind) {
            return "names with commas between them";
        } else if (kind instanceof ConditionsKind) {
            return "attributes, each with EQ, BEGINS_WITH, BETWEEN, LT, LE, GT or GE";
        }
        return "whole number above 0, or UNBOUNDED";
    }

    @Test
    void hasHeadersThatNoOtherFieldHas() {
        assertThat(Arrays.stream(PatternField.values()).flatMap(PatternField::headers))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void readsItsExampleAndWhatItWrote(PatternField field) {
        Object value = field.read(field.example());
        AccessPattern pattern = AccessPattern.draft("AP-001");
        var parts = RecordParts.apart(pattern);
        parts.put(field.path(), value);
        String written = field.write(RecordParts.together(AccessPattern.class, parts));
        assertThat(field.read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWithoutText(PatternField field) {
        if (field.neverEmpty()) {
            assertThatThrownBy(() -> field.read(" ")).hasMessageContaining(field.inWords());
        } else {
            assertThat(field.read(" ")).isEqualTo(field.kind().nothing());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1,5", "1.2.3", "1e9", "0x10", "NaN", "٣", "1234567890123456", "-1", "100000001"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> PatternField.PEAK_RPS.read(text))
                .hasMessageStartingWith("Enter the peak calls per second as a number")
                .hasMessageEndingWith(", for example 120");
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "120.50, 120.5", "+7, 7", "100.000, 100", "0, 0", "007, 7", "0.000001, 0.000001"})
    void readsRates(String text, BigDecimal rate) {
        assertThat(PatternField.PEAK_RPS.read(text)).isEqualTo(rate);
    }

    @Test
    void keepsNegativeNumbersWhereTheyMeanSomething() {
        assertThat(PatternField.GROWTH_PCT_PER_YEAR.read("-12.5")).isEqualTo(new BigDecimal("-12.5"));
    }

    @Test
    void saysBetweenWhichNumbersAShareIs() {
        assertThatThrownBy(() -> PatternField.TOP_KEY_SHARE.read("1.1"))
                .hasMessage("Enter the share of the busiest key as a number from 0 to 1, for example 0.05");
    }

    @Test
    void saysWhatMayBeChosen() {
        assertThatThrownBy(() -> PatternField.DIRECTION.read("Read/Write"))
                .hasMessage("Choose the kind: Read, Write, Update, Delete or None");
        assertThat(PatternField.HORIZON.read("planned 12m")).isEqualTo(AccessPattern.Horizon.PLANNED_12M);
    }

    @Test
    void readsConditionsInEveryWriting() {
        assertThat(PatternField.SORT_BY.read("a, b=, c begins_with; d BEGINS WITH\ne between, f <, g<=, h GT, i >="))
                .isEqualTo(List.of(
                        new KeyCondition("a", Operator.EQ),
                        new KeyCondition("b", Operator.EQ),
                        new KeyCondition("c", Operator.BEGINS_WITH),
                        new KeyCondition("d", Operator.BEGINS_WITH),
                        new KeyCondition("e", Operator.BETWEEN),
                        new KeyCondition("f", Operator.LT),
                        new KeyCondition("g", Operator.LE),
                        new KeyCondition("h", Operator.GT),
                        new KeyCondition("i", Operator.GE)));
        assertThat(PatternField.PARTITION_BY.read("GameID + Username AND Map"))
                .isEqualTo(List.of(
                        new KeyCondition("GameID", Operator.EQ),
                        new KeyCondition("Username", Operator.EQ),
                        new KeyCondition("Map", Operator.EQ)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at BEETWEEN", "PK = c#123", "begins_with(SK, x)", "two words here", "=", "< 5"})
    void refusesWhatIsNoCondition(String text) {
        assertThatThrownBy(() -> PatternField.SORT_BY.read(text))
                .hasMessageStartingWith("Enter the sort attributes as attributes with commas between them");
    }

    @Test
    void putsLinesOfOneLineFieldsTogether() {
        assertThat(PatternField.NAME.read(" Get\r\norder\tby id ")).isEqualTo("Get order by id");
        assertThat(PatternField.DESCRIPTION.read("one\r\ntwo\rthree")).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void refusesCharactersThatNobodySees() {
        assertThatThrownBy(() -> PatternField.OWNER.read("a\u0000b"))
                .hasMessage("Remove the invisible character U+0000 from the owner");
        assertThatThrownBy(() -> PatternField.FILTERS.read("half \uD83D")).hasMessageContaining("U+D83D");
        assertThat(PatternField.FILTERS.read("whole \uD83D\uDE00")).isEqualTo("whole \uD83D\uDE00");
    }

    @Test
    void refusesWhatIsTooLongAlsoAfterItIsTidied() {
        assertThatThrownBy(() -> PatternField.NAME.read("x".repeat(201)))
                .hasMessage("Shorten the name to 200 characters; it has 201");
        assertThatThrownBy(() -> PatternField.ENTITIES.read("a;".repeat(10) + "b".repeat(300)))
                .hasMessageContaining("Shorten the entities");
        assertThatThrownBy(() -> PatternField.SORT_BY.read("a<,".repeat(1_300)))
                .hasMessageStartingWith("Shorten the sort attributes to 4,000 characters");
    }

    @Test
    void boundsAreDigitsOrUnbounded() {
        assertThat(PatternField.ITEMS_PER_CALL_BOUND.read("0100")).isEqualTo("100");
        assertThat(PatternField.ITEMS_PER_CALL_BOUND.read("unbounded")).isEqualTo("UNBOUNDED");
        assertThatThrownBy(() -> PatternField.ITEMS_PER_CALL_BOUND.read("0")).hasMessageContaining("above 0");
    }
}
