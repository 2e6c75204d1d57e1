package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.BoundKind;
import dev.drover.inventory.ChoiceKind;
import dev.drover.inventory.ConditionsKind;
import dev.drover.inventory.EditOutcome;
import dev.drover.inventory.ListKind;
import dev.drover.inventory.NumberKind;
import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
import dev.drover.inventory.Patterns;
import dev.drover.inventory.TextKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

/** Whatever people may enter comes back from a file as it went in. */
class RoundTripTest {

    private static final List<String> PIECES = List.of(
            "'", "''", "=", "+", "-", "@", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "a", "Ω", "😀", "＝", "1",
            "-1", ".", "\\", "#", "{x}", "<b>", "\u00a0", "\u200b", "e\u0301", "order", "NULL", "true", "AP-001",
            "\uFEFF");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNothing(boolean byteOrderMark) throws IOException {
        Random random = new Random(20261122);
        for (int i = 0; i < 40; i++) {
            List<AccessPattern> patterns = patterns(random, 50);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            PatternCsv.write(patterns, byteOrderMark, file);
            Sheet sheet = SheetReader.read("export.csv", new ByteArrayResource(file.toByteArray()));
            ImportPlan plan = ImportPlanning.plan(sheet, Columns.of(sheet.headings()), List.of());
            assertThat(plan.refused()).isEmpty();
            assertThat(plan.added()).extracting(PlannedRow.Added::pattern).isEqualTo(patterns);
        }
    }

    @Test
    void writesLinesThatEndAsTheStandardSays() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AccessPattern pattern = pattern(
                1,
                Patterns.named(
                        "=cmd|' /C calc'!A0",
                        PatternField.OWNER,
                        "say \"hi\", twice",
                        PatternField.GROWTH_PCT_PER_YEAR,
                        "-12.5"));
        PatternCsv.write(List.of(pattern), true, file);
        String text = file.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFid,name,direction,entities,").endsWith("\r\n");
        assertThat(text.split("\r\n")).hasSize(2);
        assertThat(text)
                .contains("\r\nAP-001,'=cmd|' /C calc'!A0,READ,")
                .contains(",\"say \"\"hi\"\", twice\",")
                .contains(",-12.5,");
    }

    private static List<AccessPattern> patterns(Random random, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> pattern(n, edit(random)))
                .toList();
    }

    private static AccessPattern pattern(int number, PatternEdit edit) {
        EditOutcome outcome = edit.draft(new PatternId(number).toString());
        assertThat(outcome).isInstanceOf(EditOutcome.Accepted.class);
        return ((EditOutcome.Accepted) outcome).pattern();
    }

    private static PatternEdit edit(Random random) {
        Map<PatternField, String> texts = new EnumMap<>(PatternField.class);
        for (PatternField field : PatternField.values()) {
            if (field.neverEmpty() || random.nextInt(3) > 0) {
                texts.put(field, text(field, random));
            }
        }
        // Rules between fields are not what this is about.
        texts.put(PatternField.STATUS, random.nextBoolean() ? "DRAFT" : "RETIRED");
        List.of(PatternField.AVG_RPS, PatternField.ITEMS_PER_CALL_BOUND, PatternField.ITEM_BYTES_MAX)
                .forEach(texts::remove);
        return new PatternEdit(texts);
    }

    private static String text(PatternField field, Random random) {
        if (field.kind() instanceof TextKind) {
            return field == PatternField.NAME ? "n" + words(random) + "n" : words(random);
        } else if (field.kind() instanceof ListKind) {
            return IntStream.range(0, 3).mapToObj(i -> words(random)).collect(Collectors.joining(",", "x,", ""));
        } else if (field.kind() instanceof NumberKind number) {
            long least = number.least().longValue();
            long most = number.most().longValue();
            long value = least + Math.floorMod(random.nextLong(), most - least + 1);
            return number.whole() || value == most ? "" + value : value + ".5";
        } else if (field.kind() instanceof ChoiceKind choice) {
            return choice.options().get(random.nextInt(choice.options().size())).value();
        } else if (field.kind() instanceof ConditionsKind) {
            return "-pk, @sk BEGINS_WITH, =".substring(0, random.nextBoolean() ? 3 : 20);
        }
        assertThat(field.kind()).isInstanceOf(BoundKind.class);
        return random.nextBoolean() ? "UNBOUNDED" : "" + (1 + random.nextInt(1000));
    }

    private static String words(Random random) {
        List<String> pieces = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join("", pieces);
    }
}
