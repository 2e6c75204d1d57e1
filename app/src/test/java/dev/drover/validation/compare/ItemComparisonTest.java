package dev.drover.validation.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Bytes;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemComparisonTest {

    private static final ItemValue NULL = new Fields(Map.of("NULL", new Bool(true)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "leave at the door; leave at the; TRUNCATED; has 12 of 17 characters in the target",
                "forty characters, and not one less; f; TRUNCATED; has 1 of 34 characters in the target",
                "note; 'note '; WHITESPACE; has other white space in the target",
                "'note '; note; WHITESPACE; has other white space in the target",
                "'a  b'; a b; WHITESPACE; has other white space in the target",
                "a b; a\u00a0b; WHITESPACE; has other white space in the target",
                "ana@example.com; Ana@Example.com; CASE; has other upper and lower case in the target",
                "2026-03-29T00:30:00.000000Z; 2026-03-29T02:30:00.000000Z; TZ_SHIFT; is 2 h later in the target",
                "2026-03-29T00:30:00.000000Z; 2026-03-28T19:30:00.000000Z; TZ_SHIFT; is 5 h earlier in the target",
                "2026-03-29T00:30:00.000000; 2026-03-29T06:15:00.000000; TZ_SHIFT; is 5 h 45 min later in the target",
                "2026-03-29T00:30:00.000000; 2026-03-28T23:30:00.000000Z; TZ_SHIFT; is 1 h earlier in the target",
                "2026-03-29T00:30:00.000000Z; 2026-03-29T01:00:00.000000Z; TZ_SHIFT; is 30 min later in the target",
                "2026-03-29T00:30:00.000000Z; 2026-03-29T00:40:00.000000Z; DIFFERENT; is different in the target",
                "2026-03-29T00:30:00.000000Z; 2026-03-30T00:30:00.000000Z; DIFFERENT; is different in the target",
                "2026-03-29T00:30:00.000001Z; 2026-03-29T02:30:00.000000Z; DIFFERENT; is different in the target",
                "Zo\u00eb; Zo\u00c3\u00ab; ENCODING; was UTF-8 and was read as Latin-1 on its way to the target",
                "Zo\u00eb; Zo?; ENCODING; lost its letters outside ASCII on its way to the target",
                "\u00e9clair; e\u0301clair; ENCODING; has its accents composed in another way in the target",
                "abc; ''; NULL_EMPTY_MISSING; is empty in the target",
                "''; abc; NULL_EMPTY_MISSING; is empty in the source",
                "OPEN; PAID; DIFFERENT; is different in the target",
                "door; leave at the door; DIFFERENT; is different in the target"
            })
    void namesTheCauseOfOtherText(String source, String target, Cause cause, String words) {
        assertFinds(new Text(source), new Text(target), cause, words);
    }

    @Test
    void callsALostLineEndWhiteSpaceAndShowsIt() {
        AttributeDifference found = only(new Text("note\n"), new Text("note"));
        assertThat(found.cause()).isEqualTo(Cause.WHITESPACE);
        assertThat(found.sentence()).isEqualTo("a has other white space in the target: note\u240a \u2192 note");
        assertThat(only(new Text("note"), new Text("note  ")).target()).isEqualTo("note\u2423\u2423");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "9999999999.9999; 9999999999.99; ROUNDED; is rounded to 2 decimals in the target",
                "13.5; 14; ROUNDED; is rounded to 0 decimals in the target",
                "13.5; 13; ROUNDED; is rounded to 0 decimals in the target",
                "0.0001; 0; ROUNDED; is rounded to 3 decimals in the target",
                "-2.345; -2.35; ROUNDED; is rounded to 2 decimals in the target",
                "0.1; 0.1000000000000000055511151231257827; ROUNDED; carries the noise of a floating point number in the target",
                "9007199254740993; 9007199254740992; ROUNDED; carries the noise of a floating point number in the target",
                "12345678901234567890; 12345678901234600000; ROUNDED; is rounded to 15 digits in the target",
                "12345678901234567890123456789012345678; 12345678901234567000000000000000000000; ROUNDED; is rounded to 17 digits in the target",
                "4; 0; DIFFERENT; is different in the target",
                "15; 20; DIFFERENT; is different in the target",
                "13.5; 12; DIFFERENT; is different in the target",
                "10; -10; DIFFERENT; is different in the target"
            })
    void namesTheCauseOfAnotherNumber(String source, String target, Cause cause, String words) {
        assertFinds(new Numeric(source), new Numeric(target), cause, words);
    }

    @Test
    void seesNoDifferenceInTheWayNumbersAreWritten() {
        assertThat(compare(new Numeric("10.0"), new Numeric("10"))).isEmpty();
        assertThat(compare(new Numeric("-0"), new Numeric("0"))).isEmpty();
    }

    @Test
    void tellsNullFromMissing() {
        Item empty = new Item(Map.of());
        Item text = new Item(Map.of("a", new Text("")));
        Item nothing = new Item(Map.of("a", NULL));
        assertThat(ItemComparison.compare(empty, text))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence())
                        .isEqualTo("a is missing in the source: (missing) \u2192 (empty text)"));
        assertThat(ItemComparison.compare(text, nothing))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.sentence()).isEqualTo("a is null in the target: (empty text) \u2192 (null)"));
        assertThat(ItemComparison.compare(empty, nothing))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.sentence()).isEqualTo("a is null in the target: (missing) \u2192 (null)"));
        assertThat(List.of(
                        ItemComparison.compare(empty, text),
                        ItemComparison.compare(text, nothing),
                        ItemComparison.compare(empty, nothing)))
                .allSatisfy(found -> assertThat(found.get(0).cause()).isEqualTo(Cause.NULL_EMPTY_MISSING));
    }

    @Test
    void namesTheWayIntoListsAndMaps() {
        ItemValue source = new Sequence(List.of(
                new Fields(Map.of("price", new Numeric("4.55"))), new Fields(Map.of("price", new Numeric("1")))));
        ItemValue target = new Sequence(List.of(
                new Fields(Map.of("price", new Numeric("4.6"))), new Fields(Map.of("price", new Numeric("1")))));
        assertThat(only(source, target).attribute()).isEqualTo("a[0].price");
        assertThat(only(source, target).cause()).isEqualTo(Cause.ROUNDED);
    }

    @Test
    void saysWhenElementsAreGone() {
        ItemValue three = new Sequence(List.of(new Text("x"), new Text("y"), new Text("z")));
        ItemValue two = new Sequence(List.of(new Text("x"), new Text("y")));
        assertFinds(three, two, Cause.TRUNCATED, "has 2 elements in the target and 3 in the source");
        assertFinds(two, three, Cause.DIFFERENT, "has 3 elements in the target and 2 in the source");
    }

    @Test
    void saysWhenElementsStandInAnotherOrder() {
        assertFinds(
                new Sequence(List.of(new Text("x"), new Text("y"))),
                new Sequence(List.of(new Text("y"), new Text("x"))),
                Cause.DIFFERENT,
                "has the same elements in another order in the target");
    }

    @Test
    void saysWhenTheTypeChanged() {
        assertFinds(new Numeric("10"), new Text("10"), Cause.DIFFERENT, "is a number and became text");
        assertFinds(new Bool(true), new Numeric("1"), Cause.DIFFERENT, "is true or false and became a number");
    }

    @Test
    void comparesBytes() {
        assertFinds(
                new Bytes(new byte[] {1, 2, 3}),
                new Bytes(new byte[] {1, 2}),
                Cause.TRUNCATED,
                "has 2 of 3 bytes in the target");
        assertFinds(
                new Bytes(new byte[] {1}), new Bytes(new byte[0]), Cause.NULL_EMPTY_MISSING, "is empty in the target");
        assertFinds(
                new Bytes(new byte[] {1}), new Bytes(new byte[] {2}), Cause.DIFFERENT, "is different in the target");
    }

    @Test
    void showsTheBeginningAndTheEndOfLongText() {
        AttributeDifference found = only(new Text("x".repeat(400) + "END"), new Text("x".repeat(400)));
        assertThat(found.source()).hasSizeLessThan(200).endsWith("END (403 characters)");
        assertThat(found.target()).endsWith("x (400 characters)");
    }

    @Test
    void findsEveryAttributeThatDiffers() {
        Item source = new Item(Map.of("a", new Text("x"), "b", new Text("y"), "c", new Text("z")));
        Item target = new Item(Map.of("a", new Text("X"), "b", new Text("y"), "d", new Text("z")));
        assertThat(ItemComparison.compare(source, target))
                .extracting(AttributeDifference::attribute)
                .containsExactly("a", "c", "d");
    }

    private static void assertFinds(ItemValue source, ItemValue target, Cause cause, String words) {
        AttributeDifference found = only(source, target);
        assertThat(found.sentence()).isEqualTo("a " + words + ": " + found.source() + " \u2192 " + found.target());
        assertThat(found.cause()).isEqualTo(cause);
    }

    private static AttributeDifference only(ItemValue source, ItemValue target) {
        assertThat(compare(source, target)).hasSize(1);
        return compare(source, target).get(0);
    }

    private static List<AttributeDifference> compare(ItemValue source, ItemValue target) {
        return ItemComparison.compare(new Item(Map.of("a", source)), new Item(Map.of("a", target)));
    }
}
