package dev.drover.validation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Text;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums are the same exactly when both sides hold the same items. */
class TableSumsTest {

    private final ItemDigest digest = new ItemDigest(7, List.of("pk"));

    /** Failure 20: the same rows in another order must give no phantom difference. */
    @Test
    void doNotSeeTheOrderOfRows() {
        List<Item> items = items(1000, i -> Integer.toString(i));
        List<Item> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(compared(items, shuffled).differing()).isEmpty();
    }

    /** Failure 21: XOR would cancel when an even number of rows changes in the same way. */
    @Test
    void seeTheSameChangeOnAnEvenNumberOfRows() {
        List<Item> same = Collections.nCopies(2, item("same", "1"));
        List<Item> shifted = Collections.nCopies(2, item("same", "2"));
        assertThat(compared(same, shifted).differing()).hasSize(1);
        List<Item> all = items(1000, i -> "10");
        List<Item> allShifted = items(1000, i -> "12");
        assertThat(compared(all, allShifted).differing()).hasSize(64);
    }

    @Test
    void seeValuesThatWereSwappedBetweenTwoRows() {
        List<Item> items = items(100, i -> Integer.toString(i));
        List<Item> swapped = items(100, i -> Integer.toString(i == 10 ? 11 : i == 11 ? 10 : i));
        assertThat(compared(items, swapped).differing()).isNotEmpty();
    }

    @Test
    void seeAnItemThatIsThereTwice() {
        List<Item> items = items(10, Integer::toString);
        List<Item> twice = new ArrayList<>(items);
        twice.add(items.get(3));
        assertThat(compared(items, twice).differing()).hasSize(1);
    }

    @Test
    void survivesBeingWrittenAndRead() {
        TableSums sums = compared(items(500, Integer::toString), items(499, Integer::toString));
        sums.addRejected(0);
        ByteBuffer bytes = ByteBuffer.allocate(sums.size());
        sums.write(bytes);
        TableSums read = TableSums.read(64, 1, bytes.flip());
        assertThat(read.differing()).isEqualTo(sums.differing()).hasSize(1);
        assertThat(read.source().count(read.entitySlot(0))).isEqualTo(501);
        assertThat(read.source().checksum(3)).isEqualTo(sums.source().checksum(3));
        assertThat(read.rejected()).isEqualTo(1);
    }

    @Test
    void addUpFromManyThreads() {
        List<Item> items = items(20_000, Integer::toString);
        TableSums sums = TableSums.empty(64, 1);
        add(sums, sums.source(), items);
        IntStream.range(0, 8).parallel().forEach(part -> {
            ItemDigest own = new ItemDigest(7, List.of("pk"));
            for (int i = part; i < items.size(); i += 8) {
                HashValue128 hash = own.ofItem(items.get(i));
                sums.target().add(sums.bucketOf(own.ofKey(items.get(i))), hash);
                sums.target().add(sums.entitySlot(0), hash);
            }
        });
        assertThat(sums.differing()).isEmpty();
        assertThat(sums.target().checksum(64)).isEqualTo(sums.source().checksum(64));
    }

    private TableSums compared(List<Item> source, List<Item> target) {
        TableSums sums = TableSums.empty(64, 1);
        add(sums, sums.source(), source);
        add(sums, sums.target(), target);
        return sums;
    }

    private void add(TableSums sums, Sums side, List<Item> items) {
        for (Item item : items) {
            HashValue128 hash = digest.ofItem(item);
            side.add(sums.bucketOf(digest.ofKey(item)), hash);
            side.add(sums.entitySlot(0), hash);
        }
    }

    private static List<Item> items(int count, IntFunction<String> value) {
        return IntStream.range(0, count)
                .mapToObj(i -> item("ORDER#" + i, value.apply(i)))
                .toList();
    }

    private static Item item(String key, String value) {
        return new Item(Map.of("pk", new Text(key), "total", new Numeric(value)));
    }
}
