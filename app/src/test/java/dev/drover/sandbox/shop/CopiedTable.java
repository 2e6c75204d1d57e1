package dev.drover.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.connection.AwsCalls;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.sandbox.SampleShopServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table as the sample migration's runbook makes and fills it, only without a runbook. */
public final class CopiedTable {

    /** The most that DynamoDB takes at once. */
    private static final int BATCH = 25;

    private CopiedTable() {}

    public static void create(DynamoDbAsyncClient dynamo, String name) {
        AwsCalls.await(dynamo.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("gsi1pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("gsi1sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(g -> g.indexName("GSI1")
                        .keySchema(
                                k -> k.attributeName("gsi1pk").keyType(KeyType.HASH),
                                k -> k.attributeName("gsi1sk").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL)))));
    }

    public static void fill(DynamoDbAsyncClient dynamo, String name, CompiledModel model) throws Exception {
        List<WriteRequest> puts = items(model).stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(attributes(item)))
                        .build())
                .toList();
        List<CompletableFuture<BatchWriteItemResponse>> batches = new ArrayList<>();
        for (int i = 0; i < puts.size(); i += BATCH) {
            List<WriteRequest> batch = puts.subList(i, Math.min(puts.size(), i + BATCH));
            batches.add(dynamo.batchWriteItem(write -> write.requestItems(Map.of(name, batch))));
        }
        batches.forEach(batch -> assertThat(batch.join().unprocessedItems()).isEmpty());
    }

    /** Every item that the source's rows become. */
    public static List<Item> items(CompiledModel model) throws Exception {
        List<Item> items = new ArrayList<>();
        for (CompiledEntity entity : model.entities()) {
            try (EntityReader reader =
                    new EntityReader(SampleShopServer.connection(), entity, SampleShopServer.source(), 100)) {
                for (MappedRow row : reader.page(new KeyRange(null, null), null, 1_000_000)) {
                    items.add(((MappedRow.Ready) row).item());
                }
            }
        }
        return items;
    }

    public static Map<String, AttributeValue> attributes(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.attributes().forEach((name, value) -> attributes.put(name, value(value)));
        return attributes;
    }

    private static AttributeValue value(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return AttributeValue.fromS(text.value());
        }
        if (value instanceof ItemValue.Numeric number) {
            return AttributeValue.fromN(number.value());
        }
        if (value instanceof ItemValue.Bool bool) {
            return AttributeValue.fromBool(bool.value());
        }
        if (value instanceof ItemValue.Bytes bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes.value()));
        }
        if (value instanceof ItemValue.Sequence sequence) {
            return AttributeValue.fromL(
                    sequence.values().stream().map(CopiedTable::value).toList());
        }
        Map<String, AttributeValue> fields = new HashMap<>();
        ((ItemValue.Fields) value).values().forEach((name, field) -> fields.put(name, value(field)));
        return AttributeValue.fromM(fields);
    }
}
