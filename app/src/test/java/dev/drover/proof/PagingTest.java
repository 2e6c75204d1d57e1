package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PagingTest {

    private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("a"));

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aScanIsStoppedAfterTenPages() {
        Paging paging = Paging.ofScan();
        Answer answer = paging.read(from -> page(3, ITEM), () -> {});
        assertThat(answer.pages()).isEqualTo(10);
        assertThat(answer.count()).isEqualTo(30);
        assertThat(paging.wasStopped()).isTrue();
    }

    @Test
    void aQueryEndsWhereTheStoreEnds() {
        Paging paging = Paging.ofQuery(null);
        Answer answer = paging.read(from -> page(2, asked.incrementAndGet() == 25 ? Map.of() : ITEM), () -> {});
        assertThat(answer.pages()).isEqualTo(25);
        assertThat(paging.wasStopped()).isFalse();
    }

    @Test
    void aQueryWithALimitAsksForNoMoreAndWasNotStopped() {
        Paging paging = Paging.ofQuery(5);
        Answer answer = paging.read(from -> page(3, ITEM), () -> {});
        assertThat(answer.pages()).isEqualTo(2);
        assertThat(paging.wasStopped()).isFalse();
    }

    @Test
    void keepsOnlySoManyItemsAndCountsAll() {
        Answer answer = Paging.ofScan().read(from -> page(400, ITEM), () -> {});
        assertThat(answer.count()).isEqualTo(4_000);
        assertThat(answer.items()).hasSize(1_000);
    }

    @Test
    void asksAfterEveryPageWhetherItIsStillWanted() {
        Paging.ofScan().read(from -> page(1, ITEM), asked::incrementAndGet);
        assertThat(asked).hasValue(10);
    }

    private static Paging.Page page(int items, Map<String, AttributeValue> last) {
        return new Paging.Page(List.copyOf(Collections.nCopies(items, ITEM)), items, 0.5, last);
    }
}
