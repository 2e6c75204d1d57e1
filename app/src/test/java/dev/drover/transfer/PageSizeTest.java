package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageSizeTest {

    @Test
    void beginsSmallAndDoublesUpToTheMost() {
        PageSize size = new PageSize(1_000);
        assertThat(size.next()).isEqualTo(100);
        size.learn(page(100, 500));
        assertThat(size.next()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            size.learn(page(size.next(), 500));
        }
        assertThat(size.next()).isEqualTo(1_000);
        assertThat(new PageSize(10).next()).isEqualTo(10);
    }

    @Test
    void readsFewerRowsWhenTheyAreLarge() {
        PageSize size = new PageSize(5_000);
        size.learn(page(100, 400_000));
        assertThat(size.next()).isEqualTo(5);
        size.learn(List.of(new MappedRow.Rejected(new SourceKey(List.of("1")), "too large")));
        assertThat(size.next()).isEqualTo(1);
        size.learn(page(1, 500));
        assertThat(size.next()).isEqualTo(2);
    }

    private static List<MappedRow> page(int rows, int bytes) {
        return Collections.nCopies(rows, new MappedRow.Ready(new SourceKey(List.of("1")), item(bytes)));
    }

    /** An item of that size: the name of its attribute is one byte. */
    private static Item item(int bytes) {
        return new Item(Map.of("a", new ItemValue.Text("x".repeat(bytes - 1))));
    }
}
