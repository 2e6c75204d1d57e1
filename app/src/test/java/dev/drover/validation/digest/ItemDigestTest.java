package dev.drover.validation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Bytes;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form is the same exactly when the content is. */
class ItemDigestTest {

    private final ItemDigest digest = new ItemDigest(42, List.of("pk"));

    @Test
    void doesNotSeeTheOrderOfAttributes() {
        Map<String, ItemValue> there = new LinkedHashMap<>();
        there.put("a", new Text("1"));
        there.put("b", new Fields(Map.of("x", new Text("2"), "y", new Text("3"))));
        Map<String, ItemValue> back = new LinkedHashMap<>();
        back.put("b", new Fields(new LinkedHashMap<>(Map.of("y", new Text("3"), "x", new Text("2")))));
        back.put("a", new Text("1"));
        assertThat(form(there)).isEqualTo(form(back));
    }

    @Test
    void seesTheOrderInLists() {
        assertThat(form(new Sequence(List.of(new Text("a"), new Text("b")))))
                .isNotEqualTo(form(new Sequence(List.of(new Text("b"), new Text("a")))));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10.0",
        "10, 1E+1",
        "10, 010",
        "10, +10",
        "0, -0",
        "0, -0.0",
        "0, 0.000",
        "0, 0E-130",
        "0.5, .5",
        "-0.5, -00.50",
        "5, 5.",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678.0",
        "0.00000000000000000000000000000000000001, 1E-38",
        "1e-130, 10e-131",
        "9.9999999999999999999999999999999999999E+125, 99999999999999999999999999999999999999E+88"
    })
    void writesEqualNumbersInOneWay(String one, String other) {
        assertThat(form(new Numeric(one))).isEqualTo(form(new Numeric(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345679",
        "1e-130, 2e-130",
        "1, -1",
        "10, 1",
        "0.1, 0.10000000000000001"
    })
    void tellsDifferentNumbersApart(String one, String other) {
        assertThat(form(new Numeric(one))).isNotEqualTo(form(new Numeric(other)));
    }

    @Test
    void tellsTypesApart() {
        List<ItemValue> alike = List.of(
                new Text("1"),
                new Numeric("1"),
                new Bytes("1".getBytes(StandardCharsets.UTF_8)),
                new Bool(true),
                new Text("true"),
                new Sequence(List.of(new Text("1"))),
                new Fields(Map.of("1", new Text("1"))));
        assertThat(alike.stream().map(this::form).distinct()).hasSize(alike.size());
    }

    @Test
    void tellsNullFromMissingFromEmpty() {
        List<Map<String, ItemValue>> alike = List.of(
                Map.of(),
                Map.of("a", new Text("")),
                Map.of("a", new Fields(Map.of("NULL", new Bool(true)))),
                Map.of("a", new Sequence(List.of())),
                Map.of("a", new Fields(Map.of())),
                Map.of("a", new Bytes(new byte[0])));
        assertThat(alike.stream().map(this::form).distinct()).hasSize(alike.size());
    }

    @Test
    void tellsPiecesApartThatAreCutInOtherPlaces() {
        List<Map<String, ItemValue>> alike = List.of(
                Map.of("k", new Text("a|b"), "l", new Text("c")),
                Map.of("k", new Text("a"), "l", new Text("b|c")),
                Map.of("k", new Text("aS1b"), "l", new Text("c")),
                Map.of("k", new Text("a"), "l", new Text("S1bc")),
                Map.of("ka", new Text("|b"), "l", new Text("c")),
                Map.of("k", new Text("a|b|c"), "l", new Text("")));
        assertThat(alike.stream().map(this::form).distinct()).hasSize(alike.size());
    }

    @Test
    void tellsLettersOutsideTheBasicPlaneApart() {
        assertThat(form(new Text("\ud83d\uded2"))).isNotEqualTo(form(new Text("\ud83d\uded1")));
        assertThat(form(new Text("e\u0301"))).isNotEqualTo(form(new Text("\u00e9")));
    }

    @Test
    void hashesTheKeyAlone() {
        Item item = new Item(Map.of("pk", new Text("A"), "a", new Text("1")));
        Item other = new Item(Map.of("pk", new Text("A"), "a", new Text("2")));
        assertThat(digest.ofKey(item)).isEqualTo(digest.ofKey(other));
        assertThat(digest.ofItem(item)).isNotEqualTo(digest.ofItem(other));
    }

    @Test
    void saltsEveryHash() {
        Item item = new Item(Map.of("pk", new Text("A")));
        assertThat(new ItemDigest(43, List.of("pk")).ofItem(item)).isNotEqualTo(digest.ofItem(item));
    }

    /** Items over a small alphabet, so that many are equal and the rest differ by little. */
    @Test
    void neverGivesTwoItemsTheSameBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Item> seen = new HashMap<>();
        int equal = 0;
        for (int i = 0; i < 200_000; i++) {
            Item item = new Item(fields(random, 2));
            String form = HexFormat.of().formatHex(digest.canonical(item));
            Item before = seen.put(form, item);
            if (before != null) {
                equal++;
                assertThat(item).as("seed %d", seed).isEqualTo(before);
            }
        }
        assertThat(seen.values().stream().distinct().count())
                .as("equal items have equal bytes, seed %d", seed)
                .isEqualTo(seen.size());
        assertThat(equal).isPositive();
    }

    private static Map<String, ItemValue> fields(Random random, int depth) {
        List<String> names = new ArrayList<>(List.of("", "a", "b", "aS", "|", "K1"));
        Collections.shuffle(names, random);
        Map<String, ItemValue> fields = new LinkedHashMap<>();
        for (String name : names.subList(0, random.nextInt(3))) {
            fields.put(name, value(random, depth));
        }
        return fields;
    }

    private static ItemValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 ->
                new Text(
                        List.of("", "a", "b", "|", "S1a", "K", "a|b", "\u0001a").get(random.nextInt(8)));
            case 1 -> new Numeric(List.of("0", "1", "-1", "10", "0.1").get(random.nextInt(5)));
            case 2 -> new Bool(random.nextBoolean());
            case 3 -> new Bytes("aS|1".substring(0, random.nextInt(5)).getBytes(StandardCharsets.UTF_8));
            case 4 -> {
                List<ItemValue> elements = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    elements.add(value(random, depth - 1));
                }
                yield new Sequence(elements);
            }
            default -> new Fields(fields(random, depth - 1));
        };
    }

    private String form(ItemValue value) {
        return form(Map.of("a", value));
    }

    private String form(Map<String, ItemValue> attributes) {
        return HexFormat.of().formatHex(digest.canonical(new Item(attributes)));
    }
}
