package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.model.TargetModel;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.items.ItemCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** What tests of the copy have in common: a job on a real source and a real target, and an exact comparison. */
@AppTest
@TestPropertySource(
        properties = {
            SampleShop.PASSWORD,
            "drover.copy.patience=3s",
            "logging.level.software.amazon.dynamodb=off",
            "logging.level.com.almworks.sqlite4java=off"
        })
abstract class CopyTestBase {

    static final CopySettings SETTINGS = new CopySettings(4, 32, 100, 0);
    private static final AtomicLong steps = new AtomicLong();

    @Autowired
    Copy copy;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    SourceConnections connections;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    JdbcClient sql;

    final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    CopyJob job(SampleShop shop, TargetModel model) {
        return job(shop.address(), model, TestDynamoDb.address(), newTable());
    }

    CopyJob job(SourceAddress source, TargetModel model, AwsAddress aws, String table) {
        return new CopyJob(steps.incrementAndGet(), model, source, aws, name -> table, 100, SETTINGS);
    }

    String newTable() {
        return SampleShop.createTable(clients, TestDynamoDb.address());
    }

    static CopyJob with(CopyJob job, CopySettings settings) {
        return new CopyJob(
                job.stepRunId(), job.model(), job.source(), job.aws(), job.tableNames(), job.sharePercent(), settings);
    }

    CopyResult slice(CopyJob job, Duration time) {
        return copy.slice(job, Instant.now().plus(time), () -> false, log::add);
    }

    /** Slices until there is something else than more to do. */
    CopyResult run(CopyJob job) {
        CopyResult result = slice(job, Duration.ofSeconds(5));
        for (int i = 0; result instanceof CopyResult.More && i < 100; i++) {
            result = slice(job, Duration.ofSeconds(5));
        }
        return result;
    }

    CopyTotals finish(CopyJob job) {
        CopyResult result = run(job);
        assertThat(result).isInstanceOf(CopyResult.Finished.class);
        return result.totals();
    }

    CopyResult.Stopped stopped(CopyJob job) {
        CopyResult result = run(job);
        assertThat(result).isInstanceOf(CopyResult.Stopped.class);
        return (CopyResult.Stopped) result;
    }

    /** The target holds exactly what the mapping makes of the source, and the counts say so too. */
    void assertExact(CopyJob job, CopyTotals totals) {
        Map<Object, Item> expected = expected(job);
        assertThat(actual(job)).isEqualTo(expected);
        assertThat(totals.read()).isEqualTo(expected.size());
        assertThat(totals.rows()).isEqualTo(expected.size());
        assertThat(totals.written() + totals.alreadyThere()).isEqualTo(expected.size());
        assertThat(totals.bytes())
                .isEqualTo(expected.values().stream().mapToLong(Item::size).sum());
    }

    /** Every row of the source, read as one page. */
    Map<Object, Item> expected(CopyJob job) {
        Map<Object, Item> items = new HashMap<>();
        for (CompiledEntity entity :
                MappingCompiler.compile(job.model(), catalog.read(job.source())).entities()) {
            try (EntityReader reader = new EntityReader(
                    connections.open(job.source(), Access.READ_ONLY), entity, job.source(), job.sharePercent())) {
                for (MappedRow row : reader.page(KeyRange.everything(), null, 100_000)) {
                    if (!(row instanceof MappedRow.Passed || row instanceof MappedRow.LeftBehind)) {
                        Item item = ((MappedRow.Ready) row).item();
                        items.put(key(item), item);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return items;
    }

    Map<Object, Item> actual(CopyJob job) {
        Map<Object, Item> items = new HashMap<>();
        DynamoDbAsyncClient dynamo = clients.open(job.aws(), Access.READ_ONLY);
        Map<String, AttributeValue> after = null;
        do {
            Map<String, AttributeValue> start = after;
            ScanResponse page = AwsCalls.await(
                    dynamo.scan(scan -> scan.tableName(job.tableNames().apply("shop"))
                            .consistentRead(true)
                            .exclusiveStartKey(start)));
            for (Map<String, AttributeValue> attributes : page.items()) {
                Item item = ItemCodec.decode(attributes);
                items.put(key(item), item);
            }
            after = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (after != null);
        return items;
    }

    private static Object key(Item item) {
        return new ArrayList<>(
                List.of(item.attributes().get("pk"), item.attributes().get("sk")));
    }
}
