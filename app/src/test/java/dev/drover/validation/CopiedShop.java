package dev.drover.validation;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.db.testing.TestDatabase;
import dev.drover.model.TargetModel;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.mapping.SourceKey;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.transfer.items.ItemCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A shop and a table that holds what its rows become, written by the simplest of copies. */
final class CopiedShop {

    private static final AtomicInteger made = new AtomicInteger();

    final TestDatabase database;
    final TargetModel model;
    final AwsAddress aws;
    final String table = "validated_" + made.incrementAndGet();
    final DynamoDbAsyncClient client;
    private final Maker maker;

    private CopiedShop(Maker maker, TestDatabase database, TargetModel model, AwsAddress aws) {
        this.maker = maker;
        this.database = database;
        this.model = model;
        this.aws = aws;
        this.client = maker.clients.open(aws, Access.READ_WRITE);
    }

    /** Makes shops in a test's application. */
    @Component
    static class Maker {

        private final DynamoDbClients clients;
        private final SourceConnections connections;
        private final SourceCatalog catalog;

        Maker(DynamoDbClients clients, SourceConnections connections, SourceCatalog catalog) {
            this.clients = clients;
            this.connections = connections;
            this.catalog = catalog;
        }

        CopiedShop shop() {
            return copied(SmallShop.create(), 100);
        }

        CopiedShop shopWithOrders(int orders) {
            TestDatabase database = SmallShop.create();
            SmallShop.addOrders(database, orders);
            return copied(database, 100);
        }

        CopiedShop copied(TestDatabase database, int sharePercent) {
            return copied(database, SmallShop.model(), TestDynamoDb.address(), sharePercent);
        }

        CopiedShop copied(TestDatabase database, TargetModel model, AwsAddress aws, int sharePercent) {
            CopiedShop shop = new CopiedShop(this, database, model, aws);
            shop.createTable();
            shop.fill(sharePercent);
            return shop;
        }
    }

    ValidationJob job(long stepRun, long migration) {
        return job(stepRun, migration, 100);
    }

    ValidationJob job(long stepRun, long migration, int sharePercent) {
        return new ValidationJob(
                stepRun,
                migration,
                model,
                SmallShop.source(database),
                aws,
                name -> table,
                sharePercent,
                "Rehearsal",
                0);
    }

    private void createTable() {
        client.createTable(create -> create.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text("pk"), text("sk"))
                        .keySchema(
                                KeySchemaElement.builder()
                                        .attributeName("pk")
                                        .keyType(KeyType.HASH)
                                        .build(),
                                KeySchemaElement.builder()
                                        .attributeName("sk")
                                        .keyType(KeyType.RANGE)
                                        .build()))
                .join();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    /** Writes in an order, and with attributes in an order, that have nothing to do with the source's. */
    private void fill(int sharePercent) {
        List<Item> items = items(sharePercent);
        Collections.shuffle(items, new Random(1));
        for (int i = 0; i < items.size(); i += 25) {
            List<WriteRequest> batch = items.subList(i, Math.min(items.size(), i + 25)).stream()
                    .map(item -> WriteRequest.builder()
                            .putRequest(PutRequest.builder()
                                    .item(ItemCodec.encode(item))
                                    .build())
                            .build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table, batch)))
                    .join();
        }
    }

    /** What the source's rows become, distinct keys only. */
    List<Item> items(int sharePercent) {
        Map<Object, Item> items = new LinkedHashMap<>();
        CompiledModel compiled = MappingCompiler.compile(model, maker.catalog.read(SmallShop.source(database)));
        for (CompiledEntity entity : compiled.entities()) {
            try (EntityReader reader = new EntityReader(
                    maker.connections.open(SmallShop.source(database), Access.READ_ONLY),
                    entity,
                    SmallShop.source(database),
                    sharePercent)) {
                SourceKey after = null;
                List<MappedRow> page;
                while (!(page = reader.page(KeyRange.everything(), after, 1000)).isEmpty()) {
                    for (MappedRow row : page) {
                        if (row instanceof MappedRow.Ready ready) {
                            Map<String, ?> attributes = ready.item().attributes();
                            items.put(List.of(attributes.get("pk"), attributes.get("sk")), ready.item());
                        }
                        after = row.key();
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new ArrayList<>(items.values());
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    void set(String pk, String sk, String attribute, AttributeValue value) {
        client.updateItem(update -> update.tableName(table)
                        .key(key(pk, sk))
                        .updateExpression("set #a = :v")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":v", value)))
                .join();
    }

    void remove(String pk, String sk, String attribute) {
        client.updateItem(update -> update.tableName(table)
                        .key(key(pk, sk))
                        .updateExpression("remove #a")
                        .expressionAttributeNames(Map.of("#a", attribute)))
                .join();
    }

    void delete(String pk, String sk) {
        client.deleteItem(delete -> delete.tableName(table).key(key(pk, sk))).join();
    }

    void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item)).join();
    }

    Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(get -> get.tableName(table).key(key(pk, sk)).consistentRead(true))
                .join()
                .item();
    }
}
