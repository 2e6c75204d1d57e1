package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.testing.NullDynamoDb;
import dev.drover.transfer.items.ItemCodec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * How fast the copy is against a bare SDK loop that writes the same items, made beforehand, with the same client and as
 * many in flight, both into an endpoint that stores nothing, in turns.
 */
@Tag("bench")
class CopyBench extends CopyTestBase {

    private static final int ORDERS = Integer.getInteger("drover.bench.orders", 200_000);
    private static final int PAIRS = Integer.getInteger("drover.bench.pairs", 15);
    private static final int MADE_BEFOREHAND = 20_000;
    private static final Duration SLICE = Duration.ofSeconds(3);
    private static final CopySettings SETTINGS = new CopySettings(
            Integer.getInteger("drover.bench.segments", 4),
            Integer.getInteger("drover.bench.in-flight", 32),
            Integer.getInteger("drover.bench.page", 1000),
            0);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Items per second, and microseconds of CPU that this process used for each: client, endpoint and all. */
    private record Speed(double itemsPerSecond, double cpuMicros) {}

    @Test
    void copyAgainstABareLoop() throws Exception {
        SampleShop shop = SampleShop.open().with(2_000, ORDERS);
        try (NullDynamoDb target = NullDynamoDb.takingEverything()) {
            List<PutItemRequest> requests = requests(shop.address());
            DynamoDbAsyncClient dynamo = clients.openForMany(target.address(), Access.READ_WRITE);
            CopyJob job = job(shop, target);
            List<Speed> bare = new ArrayList<>();
            List<Speed> copied = new ArrayList<>();
            // In short turns, so that both meet the same load of the machine; the first turns warm up.
            for (int pair = -5; pair < PAIRS; pair++) {
                long before = target.puts();
                CopyJob current = job;
                CopyResult[] result = new CopyResult[1];
                Speed copy = measured(() -> {
                    result[0] = slice(current, SLICE);
                    return target.puts() - before;
                });
                long items = target.puts() - before;
                Speed loop = measured(() -> bareLoop(dynamo, requests, items));
                if (result[0] instanceof CopyResult.Finished finished) {
                    assertThat(finished.totals().written()).isEqualTo(ORDERS);
                    job = job(shop, target);
                }
                if (pair >= 0 && items > 1_000) {
                    bare.add(loop);
                    copied.add(copy);
                }
                print(pair < 0 ? "warm-up" : "pair " + pair, loop, copy);
            }
            report(bare, copied);
        }
    }

    private static void report(List<Speed> bare, List<Speed> copied) {
        System.out.printf(
                "copy: %,.0f items/s, %.0f us CPU/item | bare SDK loop: %,.0f items/s, %.0f us CPU/item%n",
                median(copied, Speed::itemsPerSecond),
                median(copied, Speed::cpuMicros),
                median(bare, Speed::itemsPerSecond),
                median(bare, Speed::cpuMicros));
        List<Speed> ratios = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            ratios.add(new Speed(
                    copied.get(i).itemsPerSecond() / bare.get(i).itemsPerSecond(),
                    copied.get(i).cpuMicros() / bare.get(i).cpuMicros()));
        }
        double ratio = median(ratios, Speed::itemsPerSecond);
        System.out.printf(
                "ratio, median of %d pairs: %.2f of the bare loop's items/s (goal 0.80), %.2f of its CPU (goal 1.25)%n",
                ratios.size(), ratio, median(ratios, Speed::cpuMicros));
        assertThat(ratio).isGreaterThanOrEqualTo(0.8);
    }

    private static void print(String name, Speed bare, Speed copied) {
        System.out.printf(
                "%-8s bare loop %,8.0f items/s %6.1f us CPU/item | copy %,8.0f items/s %6.1f us CPU/item | %.2f%n",
                name,
                bare.itemsPerSecond(),
                bare.cpuMicros(),
                copied.itemsPerSecond(),
                copied.cpuMicros(),
                copied.itemsPerSecond() / bare.itemsPerSecond());
    }

    private static double median(List<Speed> speeds, ToDoubleFunction<Speed> of) {
        double[] sorted = speeds.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private Speed measured(Work work) throws Exception {
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        long items = work.run();
        long took = System.nanoTime() - began;
        return new Speed(items * 1e9 / took, (system.getProcessCpuTime() - cpu) / 1e3 / items);
    }

    private CopyJob job(SampleShop shop, NullDynamoDb target) {
        return with(job(shop.address(), SampleShop.orders(), target.address(), "null"), SETTINGS);
    }

    private static long bareLoop(DynamoDbAsyncClient dynamo, List<PutItemRequest> requests, long items)
            throws InterruptedException {
        Semaphore inFlight = new Semaphore(SETTINGS.itemsInFlight());
        for (int i = 0; i < items; i++) {
            inFlight.acquire();
            dynamo.putItem(requests.get(i % requests.size())).whenComplete((answer, failure) -> inFlight.release());
        }
        inFlight.acquire(SETTINGS.itemsInFlight());
        return items;
    }

    private List<PutItemRequest> requests(SourceAddress source) throws Exception {
        CompiledEntity entity = MappingCompiler.compile(SampleShop.orders(), catalog.read(source))
                .entities()
                .get(0);
        try (EntityReader reader = new EntityReader(connections.open(source, Access.READ_ONLY), entity, source, 100)) {
            return reader.page(KeyRange.everything(), null, MADE_BEFOREHAND).stream()
                    .map(row -> PutItemRequest.builder()
                            .tableName("null")
                            .item(ItemCodec.encode(((MappedRow.Ready) row).item()))
                            .build())
                    .toList();
        }
    }

    /** Something whose speed is measured; it answers how many items it wrote. */
    private interface Work {
        long run() throws Exception;
    }
}
