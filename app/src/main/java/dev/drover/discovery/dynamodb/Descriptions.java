package dev.drover.discovery.dynamodb;

import dev.drover.discovery.StoreTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Puts a description of the store into our words. */
final class Descriptions {

    private Descriptions() {}

    static StoreTable of(TableDescription table) {
        boolean onDemand = table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
        List<StoreTable.Index> indexes = new ArrayList<>();
        table.globalSecondaryIndexes()
                .forEach(index -> indexes.add(new StoreTable.Index(
                        index.indexName(),
                        false,
                        key(index.keySchema()),
                        index.projection().projectionTypeAsString(),
                        number(index.itemCount()),
                        number(index.indexSizeBytes()),
                        onDemand || index.provisionedThroughput() == null
                                ? null
                                : index.provisionedThroughput().writeCapacityUnits())));
        table.localSecondaryIndexes()
                .forEach(index -> indexes.add(new StoreTable.Index(
                        index.indexName(),
                        true,
                        key(index.keySchema()),
                        index.projection().projectionTypeAsString(),
                        number(index.itemCount()),
                        number(index.indexSizeBytes()))));
        boolean streams = table.streamSpecification() != null
                && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
        return new StoreTable(
                table.tableName(),
                key(table.keySchema()),
                indexes,
                number(table.itemCount()),
                number(table.tableSizeBytes()),
                onDemand,
                onDemand ? 0 : number(table.provisionedThroughput().readCapacityUnits()),
                onDemand ? 0 : number(table.provisionedThroughput().writeCapacityUnits()),
                streams ? table.streamSpecification().streamViewTypeAsString() : "",
                table.creationDateTime());
    }

    private static StoreTable.Key key(List<KeySchemaElement> schema) {
        return new StoreTable.Key(names(schema, KeyType.HASH), names(schema, KeyType.RANGE));
    }

    private static List<String> names(List<KeySchemaElement> schema, KeyType type) {
        return schema.stream()
                .filter(element -> element.keyType() == type)
                .map(KeySchemaElement::attributeName)
                .toList();
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
