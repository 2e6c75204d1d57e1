package dev.drover.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceCatalog;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.sandbox.LocalDynamoDb;
import dev.drover.sandbox.SampleShopServer;
import dev.drover.testing.TestDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@AppTest
class SampleShopTest {

    private static final AtomicInteger tables = new AtomicInteger();

    @Autowired
    DynamoDbClients clients;

    @Autowired
    SourceCatalog catalog;

    ShopFigures figures;
    SampleShop shop;
    FlagServer flags;
    DynamoDbAsyncClient dynamo;
    String table;

    @BeforeEach
    void aClosedShop() throws Exception {
        figures = new ShopFigures(Clock.systemUTC());
        shop = new SampleShop(clients, figures, Clock.systemUTC());
        flags = new FlagServer();
        dynamo = clients.open(TestDynamoDb.address(), Access.READ_WRITE);
        table = "sample-shop-" + tables.incrementAndGet();
        CopiedTable.create(dynamo, table);
    }

    @AfterEach
    void close() {
        shop.stop();
        flags.close();
    }

    @Test
    void readsWhereTheFlagSays() throws Exception {
        CopiedTable.fill(dynamo, table, model());
        open();
        await().until(() -> figures.of(Store.OLD).reads() > 20);
        assertThat(figures.of(Store.NEW).reads()).isZero();

        flags.percent = 100;
        // One read may be under way while the flag changes.
        long old = figures.of(Store.OLD).reads() + 4;
        await().until(() -> figures.of(Store.NEW).reads() > 40);
        assertThat(figures.of(Store.OLD).reads()).isLessThanOrEqualTo(old);

        // Half of the fifty customers.
        flags.percent = 25;
        long fresh = figures.of(Store.NEW).reads();
        await().until(() -> figures.of(Store.NEW).reads() > fresh + 10
                && figures.of(Store.OLD).reads() > old + 10);
        assertThat(figures.of(Store.NEW).readsFailed()).isZero();
        assertThat(figures.of(Store.NEW).notFound()).isZero();
        assertThat(figures.of(Store.NEW).slowest()).isPositive();
    }

    @Test
    void stopsWritingWhenFrozen() {
        open();
        await().until(() -> figures.of(Store.OLD).writes() >= 2);
        flags.writeMode = "frozen";
        // A second later at the latest; here the write that was under way has ended.
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        long orders = ordersAndPayments();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(ordersAndPayments()).isEqualTo(orders);
        flags.writeMode = "old";
        await().until(() -> ordersAndPayments() > orders);
    }

    @Test
    void writesTheSameItemsThatTheMappingMakes() throws Exception {
        flags.writeMode = "both";
        open();
        await().until(() -> figures.of(Store.NEW).writes() >= 6);
        shop.stop();
        Map<Object, Map<String, AttributeValue>> mapped = CopiedTable.items(model()).stream()
                .map(CopiedTable::attributes)
                .collect(Collectors.toMap(item -> item.get("pk") + " " + item.get("sk"), item -> item));
        var written = dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true));
        AtomicInteger compared = new AtomicInteger();
        written.items()
                .subscribe(item -> {
                    assertThat(item).isEqualTo(mapped.get(item.get("pk") + " " + item.get("sk")));
                    compared.incrementAndGet();
                })
                .join();
        // Orders and payments.
        assertThat(compared.get()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void writesOnlyTheNewStoreAtTheEnd() throws Exception {
        CopiedTable.fill(dynamo, table, model());
        flags.writeMode = "new";
        long orders = ordersAndPayments();
        long items = items();
        open();
        await().until(() -> figures.of(Store.NEW).writes() >= 4);
        shop.stop();
        assertThat(ordersAndPayments()).isEqualTo(orders);
        assertThat(items()).isGreaterThanOrEqualTo(items + 4);
        assertThat(figures.of(Store.NEW).writesFailed()).isZero();
    }

    @Test
    void makesUpForWritesThatTheNewStoreMissed(@TempDir java.nio.file.Path directory) throws Exception {
        flags.writeMode = "both";
        int port;
        try (LocalDynamoDb first = LocalDynamoDb.inDirectory(directory, 0)) {
            port = first.port();
            CopiedTable.create(clients.open(TestDynamoDb.at(first.endpoint()), Access.READ_WRITE), table);
            open(first.endpoint());
            await().until(() -> figures.of(Store.NEW).writes() >= 2);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> figures.of(Store.NEW).writesFailed() >= 2);
        assertThat(shop.isOpen()).isTrue();
        long written = figures.of(Store.NEW).writes();
        try (LocalDynamoDb again = LocalDynamoDb.inDirectory(directory, port)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> figures.of(Store.NEW).writes() > written + 2);
            shop.stop();
            dynamo = clients.open(TestDynamoDb.at(again.endpoint()), Access.READ_WRITE);
            long placed = SampleShopServer.sql()
                    .sql("select count(*) from shop.orders where updated_at > now() - interval '1 minute'")
                    .query(Long.class)
                    .single();
            long copied = AwsCalls.await(dynamo.scan(scan -> scan.tableName(table)
                            .consistentRead(true)
                            .filterExpression("#type = :order")
                            .expressionAttributeNames(Map.of("#type", "type"))
                            .expressionAttributeValues(Map.of(":order", AttributeValue.fromS("Order")))))
                    .count();
            assertThat(copied).isGreaterThanOrEqualTo(placed);
        }
    }

    @Test
    void staysInTheOldStoreWhenNobodyAnswersForFlags() {
        flags.percent = 100;
        flags.broken = true;
        open();
        await().until(() -> figures.of(Store.OLD).reads() > 10);
        assertThat(figures.of(Store.NEW).reads()).isZero();
        assertThat(figures.of(Store.OLD).writes())
                .as("writes before the first answer")
                .isZero();
        assertThat(figures.flagsUnanswered()).isPositive();
    }

    @Test
    void keepsWritingWhereItWroteWhenTheFlagsFallSilent() {
        open();
        await().until(() -> figures.of(Store.OLD).writes() >= 1);
        flags.broken = true;
        long written = figures.of(Store.OLD).writes();
        await().until(() -> figures.of(Store.OLD).writes() >= written + 3);
    }

    @Test
    void staysFrozenWhenTheFlagsFallSilent() {
        flags.writeMode = "frozen";
        open();
        await().until(() -> figures.of(Store.OLD).reads() > 10);
        flags.broken = true;
        await().until(() -> figures.flagsUnanswered() > 20);
        assertThat(figures.of(Store.OLD).writes()).isZero();
    }

    private void open() {
        open(TestDynamoDb.address().endpoint());
    }

    private void open(String endpoint) {
        shop.start(new ShopSettings(
                SampleShopServer.jdbcUrl(),
                "shop",
                SampleShopServer.password("shop"),
                TestDynamoDb.at(endpoint),
                table,
                flags.address(),
                "token",
                "orders"));
    }

    private CompiledModel model() throws Exception {
        try (var connection = SampleShopServer.connection()) {
            return MappingCompiler.compile(SampleShopServer.model(), catalog.read(connection, "shop"));
        }
    }

    private long ordersAndPayments() {
        return SampleShopServer.sql()
                .sql("select (select count(*) from shop.orders) + (select count(*) from shop.payments)")
                .query(Long.class)
                .single();
    }

    private long items() {
        AtomicInteger items = new AtomicInteger();
        dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .subscribe(page -> items.addAndGet(page.count()))
                .join();
        return items.get();
    }
}
