package dev.drover.sandbox.mishap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceCatalog;
import dev.drover.db.DataDirectory;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.sandbox.SampleShopServer;
import dev.drover.sandbox.SandboxDynamoDb;
import dev.drover.sandbox.shop.CopiedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@AppTest
class MishapTest {

    @TempDir
    Path home;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    SourceCatalog catalog;

    DataDirectory directory;
    SandboxDynamoDb dynamo;
    NewTables tables;
    DamagedRecords damagedRecords;

    @BeforeEach
    void aNewDatabase() {
        directory = DataDirectory.lock(home);
        dynamo = SampleShopServer.dynamo(directory);
        dynamo.start();
        tables = new NewTables(clients, dynamo);
        damagedRecords = new DamagedRecords(tables, new Undoing(tables));
    }

    @AfterEach
    void close() {
        dynamo.destroy();
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oversized-order", "empty-key"})
    void leavesNoTraceInTheShopAfterUndoing(String id) throws Exception {
        ShopRow row = new ShopRow(SampleShopServer.postgres());
        Mishap mishap = id.equals("empty-key") ? new EmptyKey(row) : new OversizedOrder(row);
        String before = shop();
        assertThat(mishap.obstacle()).isEmpty();
        assertThat(mishap.isInForce()).isFalse();
        assertThat(rejected()).isEmpty();

        mishap.cause();
        assertThat(mishap.isInForce()).isTrue();
        assertThat(rejected())
                .singleElement()
                .asString()
                .containsAnyOf("payments with id = 204: the key gsi1pk is empty", "orders with id = 101: the item has");

        mishap.undo();
        assertThat(mishap.isInForce()).isFalse();
        assertThat(shop()).isEqualTo(before);
    }

    @Test
    void damagesFiveOrdersEachInAnotherWayAndPutsThemBack() throws Exception {
        CopiedTable.create(tables.client(), "shop");
        CopiedTable.fill(tables.client(), "shop", orders());
        Map<String, Map<String, AttributeValue>> before = items("shop");

        assertThat(damagedRecords.cause())
                .startsWith("Damaged five orders in the table shop: ")
                .contains("(missing)", "(extra)", "(truncated)", "(time zone)", "(rounded)");
        Map<String, Map<String, AttributeValue>> damaged = items("shop");
        List<String> missing = new ArrayList<>(before.keySet());
        missing.removeAll(damaged.keySet());
        assertThat(missing).hasSize(1);
        List<String> extra = new ArrayList<>(damaged.keySet());
        extra.removeAll(before.keySet());
        assertThat(extra).hasSize(1);
        Map<String, String> changed = new HashMap<>();
        before.forEach((key, item) -> damaged.getOrDefault(key, item).forEach((name, value) -> {
            if (!value.equals(item.get(name))) {
                changed.put(name, item.get(name) + " to " + value);
            }
        }));
        assertThat(changed).containsOnlyKeys("notes", "placedAt", "total");

        assertThat(damagedRecords.isInForce()).isTrue();
        // What a new process would have in its hands after a kill.
        DamagedRecords again = new DamagedRecords(tables, new Undoing(tables));
        assertThat(again.isInForce()).isTrue();
        assertThat(again.undo()).isEqualTo("Put 5 records of the new table back.");
        assertThat(items("shop")).isEqualTo(before);
        assertThat(again.isInForce()).isFalse();
    }

    @Test
    void damagesTheTableThatWasMadeLast() throws Exception {
        CopiedTable.create(tables.client(), "shop");
        assertThat(tables.newest()).contains("shop");
        CopiedTable.create(tables.client(), "rehearsal-7-shop");
        CopiedTable.create(tables.client(), "another");
        assertThat(tables.newest()).contains("rehearsal-7-shop");
    }

    @Test
    void damagesNothingWhereThereIsNothing() {
        assertThat(damagedRecords.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("no new table yet"));
        assertThat(damagedRecords.isInForce()).isFalse();
        dynamo.stop();
        assertThat(damagedRecords.obstacle()).contains("The new database does not answer.");
        assertThat(damagedRecords.isInForce()).isFalse();
    }

    @Test
    void takesTheNewDatabaseAwayAndGivesItBackWithItsTables() {
        CopiedTable.create(tables.client(), "shop");
        NewDatabaseOutage outage = new NewDatabaseOutage(dynamo);
        assertThat(outage.obstacle()).isEmpty();
        outage.cause();
        assertThat(tables.answer()).isFalse();
        assertThat(outage.isInForce()).isTrue();
        assertThat(outage.obstacle()).isPresent();
        outage.undo();
        assertThat(tables.answer()).isTrue();
        assertThat(tables.exists("shop")).isTrue();
        assertThat(outage.isInForce()).isFalse();
        outage.destroy();
    }

    private CompiledModel model() throws Exception {
        try (var connection = SampleShopServer.connection()) {
            return MappingCompiler.compile(SampleShopServer.model(), catalog.read(connection, "shop"));
        }
    }

    private CompiledModel orders() throws Exception {
        return new CompiledModel(model().entities().stream()
                .filter(entity -> entity.entity().equals("Order"))
                .toList());
    }

    private List<String> rejected() throws Exception {
        List<String> problems = new ArrayList<>();
        for (var entity : model().entities()) {
            try (EntityReader reader =
                    new EntityReader(SampleShopServer.connection(), entity, SampleShopServer.source(), 100)) {
                for (MappedRow row : reader.page(new KeyRange(null, null), null, 1_000_000)) {
                    if (row instanceof MappedRow.Rejected rejected) {
                        problems.add(rejected.problem());
                    }
                }
            }
        }
        return problems;
    }

    private static String shop() {
        return SampleShopServer.sql()
                .sql(
                        "select md5(string_agg(o::text, '' order by id)) || (select md5(string_agg(p::text, '' order by id))"
                                + " from shop.payments p) from shop.orders o")
                .query(String.class)
                .single();
    }

    private Map<String, Map<String, AttributeValue>> items(String table) {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        tables.client()
                .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .subscribe(
                        item -> items.put(Objects.requireNonNull(item.get("pk")).s(), item))
                .join();
        return items;
    }
}
