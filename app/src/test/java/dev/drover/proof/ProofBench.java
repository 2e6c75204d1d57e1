package dev.drover.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.Review;
import dev.drover.model.lint.rules.Given;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.GeneratedRows;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.proof.ProofRequest.Origin;
import dev.drover.proof.ProvingGround.Site;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.items.ItemCodec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * How long a proof of 100,000 items and 50 patterns takes on DynamoDB Local in memory, and how fast it writes against a
 * bare SDK loop that writes as many batches, made beforehand, with the same client and as many in flight.
 */
@Tag("bench")
@AppTest
class ProofBench {

    private static final int ITEMS = Integer.getInteger("drover.bench.items", 100_000);
    private static final int PATTERNS = 50;
    private static final int MADE_BEFOREHAND = 10_000;
    private static final int GOAL_SECONDS = 120;

    @Autowired
    ProvingGround ground;

    @Autowired
    ProofTables tables;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    SourceCatalog catalog;

    @Test
    void provesManyItemsAndPatterns() throws Exception {
        SourceAddress source = SmallShop.source(SmallShop.create());
        LintInput plan = plan();
        Site site = ground.site(source, plan);
        ground.prove(site, new ProofRequest(Origin.GENERATED, 2_000, 1));

        double bare = bareLoop(site, source, plan);
        long began = System.nanoTime();
        Proof proof = ground.prove(site, new ProofRequest(Origin.GENERATED, ITEMS, 1));
        double seconds = (System.nanoTime() - began) / 1e9;

        ProofResult result = Objects.requireNonNull(proof.result());
        double rate = result.itemsWritten() * 1000.0 / result.fillMillis();
        System.out.printf(
                "proof: %,d items and %d patterns in %.1f s (goal %d s): %.1f s writing, %.1f s running patterns%n",
                result.itemsWritten(),
                result.patterns().size(),
                seconds,
                GOAL_SECONDS,
                result.fillMillis() / 1e3,
                result.askMillis() / 1e3);
        result.patterns().stream()
                .sorted(Comparator.comparingDouble(
                                (PatternResult one) -> one.latency().p50() * one.calls())
                        .reversed())
                .limit(12)
                .forEach(one -> System.out.printf(
                        "  %s: %d calls, p50 %.0f ms, p99 %.0f ms, %.1f pages%n",
                        one.operation(),
                        one.calls(),
                        one.latency().p50(),
                        one.latency().p99(),
                        one.pages()));
        System.out.printf(
                "proof writes %,.0f items/s | bare SDK BatchWriteItem loop %,.0f items/s | ratio %.2f%n",
                rate, bare, rate / bare);
        assertThat(result.patterns()).hasSize(PATTERNS).allMatch(PatternResult::wasRun);
        assertThat(seconds).isLessThan(GOAL_SECONDS);
    }

    /** Items a second of a loop that only sends, after the same table was made. */
    private double bareLoop(Site site, SourceAddress source, LintInput plan) throws Exception {
        List<List<WriteRequest>> batches = batches(site, source, plan);
        Map<String, String> names =
                ProofTables.names(plan.model(), site.migration().id().value());
        String name = Objects.requireNonNull(names.get(SmallShop.TABLE));
        DynamoDbAsyncClient dynamo = clients.open(TestDynamoDb.address(), Access.READ_WRITE);
        tables.create(TestDynamoDb.address(), plan.model().tables().get(0), name, () -> {});
        try {
            Semaphore inFlight = new Semaphore(8);
            long began = System.nanoTime();
            long items = 0;
            for (int i = 0; items < ITEMS; i++) {
                List<WriteRequest> batch = batches.get(i % batches.size());
                inFlight.acquire();
                dynamo.batchWriteItem(request -> request.requestItems(Map.of(name, batch)))
                        .whenComplete((answer, failure) -> inFlight.release());
                items += batch.size();
            }
            inFlight.acquire(8);
            return items * 1e9 / (System.nanoTime() - began);
        } finally {
            tables.remove(TestDynamoDb.address(), List.of(name));
        }
    }

    /** The orders of the proof. */
    private List<List<WriteRequest>> batches(Site site, SourceAddress source, LintInput plan) {
        SourceSchema schema = catalog.read(source);
        CompiledEntity orders = MappingCompiler.compile(plan.model(), schema).entities().stream()
                .filter(entity -> entity.entity().equals("Order"))
                .findFirst()
                .orElseThrow();
        Quantities quantities = new Quantities(plan.model(), plan.patterns().toList(), schema, ITEMS);
        GeneratedRows rows = new GeneratedRows(orders, schema, 1, quantities.shape(orders));
        List<List<WriteRequest>> batches = new ArrayList<>();
        for (int i = 0; i < MADE_BEFOREHAND; i += 25) {
            List<WriteRequest> batch = new ArrayList<>();
            for (int j = i; j < i + 25; j++) {
                var item = ItemCodec.encode(((MappedRow.Ready) rows.row(j)).item());
                batch.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            batches.add(batch);
        }
        return batches;
    }

    private static LintInput plan() {
        Given given = Given.nothing();
        String volume = "|avg_rps=1|peak_rps=2|item_bytes_avg=600|consistency=EVENTUAL";
        for (int i = 0; i < PATTERNS / 10; i++) {
            given.pattern("direction=READ|cardinality=SINGLE|entities=Order|partition_by=id" + volume)
                    .pattern("direction=READ|cardinality=SINGLE|entities=Customer|partition_by=email" + volume)
                    .pattern("direction=READ|cardinality=SINGLE|entities=Product|partition_by=sku" + volume)
                    .pattern("direction=READ|cardinality=MULTIPLE|entities=Order|partition_by=customer_id"
                            + "|sort_by=placed_at|ordering=DESC|items_per_call_avg=10" + volume)
                    .pattern("direction=READ|cardinality=MULTIPLE|entities=Order|partition_by=customer_id"
                            + "|sort_by=placed_at BETWEEN|items_per_call_avg=10" + volume)
                    .pattern("direction=READ|cardinality=MULTIPLE|entities=Payment|partition_by=order_id" + volume)
                    .pattern("direction=WRITE|entities=Order|partition_by=id" + volume)
                    .pattern("direction=UPDATE|entities=Order|partition_by=id|attributes_written=notes" + volume)
                    .pattern("direction=DELETE|entities=Payment|partition_by=order_id,id" + volume)
                    .pattern("direction=READ|cardinality=ALL|entities=Product" + volume);
        }
        return LintInput.of(
                given.input().patterns().toList(),
                SmallShop.model(),
                null,
                new Review(LocalDate.of(2026, 11, 24), null));
    }
}
