package dev.drover.discovery.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.discovery.StoreTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EntityTypesTest {

    private static final StoreTable TABLE = new StoreTable(
            "things", new StoreTable.Key(List.of("pk"), List.of("sk")), List.of(), 0, 0, true, 0, 0, "", null);

    @Test
    void readsTheAttributeThatNamesTheType() {
        List<Map<String, AttributeValue>> items =
                repeated(3, Map.of("pk", text("1"), "sk", text("2"), "entityType", text("Invoice")));
        assertThat(EntityTypes.among(TABLE, items).of(items.get(0))).isEqualTo("Invoice");
    }

    @Test
    void readsTheWordsInTheKeys() {
        List<Map<String, AttributeValue>> items = Stream.of(
                        repeated(2, keys("USER#1", "SETTINGS")),
                        repeated(2, keys("USER#1", "PROFILE")),
                        repeated(2, keys("USER#1", "2024-05-01")),
                        repeated(2, keys("USER#1", "INVOICE|7")))
                .flatMap(List::stream)
                .toList();
        EntityTypes types = EntityTypes.among(TABLE, items);
        assertThat(types.counts()).containsOnlyKeys("USER_SETTINGS", "USER", "INVOICE");
        assertThat(types.of(items.get(4))).isEqualTo("USER");
    }

    @Test
    void keepsNothingThatLooksLikeAValue() {
        List<Map<String, AttributeValue>> names = IntStream.range(0, 60)
                .mapToObj(i -> keys("Person" + (char) ('a' + i / 2) + "#" + i, "x"))
                .toList();
        assertThat(EntityTypes.among(TABLE, names).counts()).containsOnlyKeys("things");

        List<Map<String, AttributeValue>> alone = Stream.concat(
                        repeated(20, keys("USER#1", "x")).stream(), Stream.of(keys("Smith#1", "x")))
                .toList();
        EntityTypes types = EntityTypes.among(TABLE, alone);
        assertThat(types.counts()).containsOnlyKeys("USER");
        assertThat(types.of(alone.get(20))).isEqualTo(EntityTypes.OTHER);
    }

    @Test
    void countsBytesByTheRulesOfTheStore() {
        assertThat(AttributeBytes.of(
                        Map.of("größe", AttributeValue.fromN("-12.30"), "open", AttributeValue.fromBool(true))))
                .isEqualTo((7 + 2 + 1 + 1) + (4 + 1));
        assertThat(AttributeBytes.of(AttributeValue.fromM(Map.of("n", AttributeValue.fromL(List.of(text("ab")))))))
                .isEqualTo(3 + 1 + 1 + (3 + 1 + 2));
        assertThat(AttributeBytes.of(AttributeValue.fromNs(List.of("0", "100", "123"))))
                .isEqualTo(1 + 2 + 3);
    }

    private static Map<String, AttributeValue> keys(String pk, String sk) {
        return Map.of("pk", text(pk), "sk", text(sk));
    }

    private static List<Map<String, AttributeValue>> repeated(int times, Map<String, AttributeValue> item) {
        return IntStream.range(0, times).mapToObj(i -> item).toList();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
