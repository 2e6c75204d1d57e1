package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.mapping.ItemValue.Bool;
import dev.drover.model.mapping.ItemValue.Bytes;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes by the rules of the DynamoDB developer guide. */
class ItemSizeTest {

    @ParameterizedTest(name = "{0} takes {1} bytes")
    @CsvSource({
        "0,1",
        "1,2",
        "12,2",
        "123,3",
        "-1,3",
        "-123,4",
        "100,2",
        "0.001,2",
        "0.0012,2",
        "10.01,3",
        "12345678901234567890123456789012345678,20",
        "-12345678901234567890123456789012345678,21"
    })
    void countsHalfAByteForEachSignificantDigit(String number, int bytes) {
        assertThat(ItemSize.of(new Numeric(number))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "👍", "e\u0301", "نور", "a👩‍👩‍👧b", "\uFFFF"})
    void countsTextAsUtf8(String text) {
        assertThat(ItemSize.of(new Text(text))).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void countsOneForABooleanAndTheLengthOfBytes() {
        assertThat(ItemSize.of(new Bool(false))).isEqualTo(1);
        assertThat(ItemSize.of(new Bytes(new byte[] {1, 2, 3}))).isEqualTo(3);
    }

    @Test
    void countsThreeAndOneForEachElementOfListsAndMaps() {
        assertThat(ItemSize.of(new Sequence(List.of()))).isEqualTo(3);
        assertThat(ItemSize.of(new Sequence(List.of(new Text("ab"), new Text("c")))))
                .isEqualTo(3 + 2 + 3);
        assertThat(ItemSize.of(new Fields(Map.of()))).isEqualTo(3);
        assertThat(ItemSize.of(new Fields(Map.of("name", new Text("ab"))))).isEqualTo(3 + 1 + 4 + 2);
        assertThat(ItemSize.of(new Sequence(List.of(new Fields(Map.of("n", new Numeric("5")))))))
                .isEqualTo(3 + 1 + (3 + 1 + 1 + 2));
    }

    @Test
    void countsTheNamesOfAttributes() {
        Item item = new Item(Map.of("pk", new Text("ORDER#1"), "größe", new Numeric("42"), "open", new Bool(true)));
        assertThat(item.size()).isEqualTo((2 + 7) + (7 + 2) + (4 + 1));
    }
}
