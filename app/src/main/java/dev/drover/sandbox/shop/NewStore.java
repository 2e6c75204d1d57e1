package dev.drover.sandbox.shop;

import dev.drover.connection.AwsCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The shop's table in DynamoDB. */
final class NewStore implements ShopStore {

    private static final String INDEX = "GSI1";
    private static final int NEWEST = 10;
    /** A visitor waits no longer than this. */
    private static final AwsRequestOverrideConfiguration IMPATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMillis(1_500))
            .apiCallTimeout(Duration.ofSeconds(2))
            .build();

    private final DynamoDbAsyncClient dynamo;
    private final String table;

    NewStore(DynamoDbAsyncClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean order(long id) {
        return get(ShopItems.orderKey(id)).hasItem();
    }

    @Override
    public boolean ordersOf(long customer) {
        AwsCalls.await(dynamo.query(query -> query.tableName(table)
                .indexName(INDEX)
                .keyConditionExpression("gsi1pk = :customer and begins_with(gsi1sk, :orders)")
                .expressionAttributeValues(Map.of(
                        ":customer", ShopItems.text(ShopItems.customerOrders(customer)),
                        ":orders", ShopItems.text("ORDER#")))
                .scanIndexForward(false)
                .limit(NEWEST)
                .overrideConfiguration(IMPATIENT)));
        return true;
    }

    @Override
    public boolean product(long id) {
        return get(ShopItems.productKey(id)).hasItem();
    }

    BigDecimal priceOf(long product) {
        AttributeValue price = get(ShopItems.productKey(product)).item().get("price");
        return new BigDecimal(Objects.requireNonNull(price).n());
    }

    private GetItemResponse get(Map<String, AttributeValue> key) {
        return AwsCalls.await(
                dynamo.getItem(get -> get.tableName(table).key(key).overrideConfiguration(IMPATIENT)));
    }

    void put(ShopOrder order) {
        put(ShopItems.of(order));
    }

    void put(ShopPayment payment) {
        put(ShopItems.of(payment));
    }

    private void put(Map<String, AttributeValue> item) {
        AwsCalls.await(dynamo.putItem(put -> put.tableName(table).item(item).overrideConfiguration(IMPATIENT)));
    }

    /** Places an order that only this store knows. */
    void place(ShopOrder order) {
        AwsCalls.await(dynamo.putItem(put -> put.tableName(table)
                .item(ShopItems.of(order))
                .conditionExpression("attribute_not_exists(pk)")
                .overrideConfiguration(IMPATIENT)));
    }

    /** Marks an order as paid and books the payment, both or neither. */
    void pay(ShopPayment payment, Instant at) {
        AwsCalls.await(dynamo.transactWriteItems(write -> write.transactItems(
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(table)
                                        .key(ShopItems.orderKey(payment.orderId()))
                                        .conditionExpression("attribute_exists(pk)")
                                        .updateExpression("set #status = :paid, updatedAt = :at")
                                        .expressionAttributeNames(Map.of("#status", "status"))
                                        .expressionAttributeValues(
                                                Map.of(":paid", ShopItems.text("PAID"), ":at", ShopItems.time(at))))
                                .build(),
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(table).item(ShopItems.of(payment)))
                                .build())
                .overrideConfiguration(IMPATIENT)));
    }
}
