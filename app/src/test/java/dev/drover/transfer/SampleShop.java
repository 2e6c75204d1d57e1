package dev.drover.transfer;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A small shop as the source of a copy, with numeric, text that nearly fills its column, nulls, and both kinds of time. */
record SampleShop(TestDatabase database) {

    /** The property that holds the source's password; any will do. */
    static final String PASSWORD = "DROVER_SOURCE_SHOP=unused";

    private static final AtomicInteger tables = new AtomicInteger();

    static SampleShop open() {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.execute("""
                create table customers (
                    id bigint primary key, email varchar(320) not null, name text not null,
                    tier text, created_at timestamp not null)
                """, """
                create table orders (
                    id bigint primary key, customer_id bigint not null, status text not null,
                    total numeric(14,4) not null, placed_at timestamp not null, updated_at timestamptz not null,
                    notes text)
                """, """
                create table order_lines (
                    order_id bigint not null references orders (id), line_no int not null, sku text not null,
                    qty int not null, unit_price numeric(12,2) not null, primary key (order_id, line_no))
                """);
        return new SampleShop(database);
    }

    /** Adds customers and orders with one to three lines, the same ones every time. */
    SampleShop with(int customers, int orders) {
        database.execute(
                """
                insert into customers
                select i, 'customer' || i || '@example.org', 'Zoë ' || i || ' 🐄',
                       case when i %% 3 > 0 then 'tier ' || i %% 3 end,
                       timestamp '2026-03-29 01:30:00.123456' + i * interval '17 minutes'
                  from generate_series(1, %d) i
                """.formatted(customers),
                """
                insert into orders
                select i, 1 + i %% %d, (array['OPEN', 'PAID', 'SHIPPED', 'CLOSED'])[1 + i %% 4],
                       i * 12.3456 %% 10000, timestamp '2025-01-01' + i * interval '97 seconds',
                       timestamptz '2025-10-26 00:30:00+00' + i * interval '53 seconds',
                       case when i %% 5 > 0 then repeat('note ' || i || ' ', 1 + (i %% 12)::int) end
                  from generate_series(1::bigint, %d) i
                """.formatted(Math.max(1, customers), orders),
                """
                insert into order_lines
                select o, l, 'SKU-' || (o * 7 + l) %% 1000, 1 + (o + l) %% 9, (o * 31 + l) %% 5000 / 100.0
                  from generate_series(1::bigint, %d) o, generate_series(1, 3) l
                 where l <= 1 + o %% 3
                """.formatted(orders),
                "vacuum analyze");
        return this;
    }

    SourceAddress address() {
        return new SourceAddress(
                "127.0.0.1",
                database.port(),
                database.name(),
                "public",
                TestDatabase.USER,
                "env:" + PASSWORD.substring(0, PASSWORD.indexOf('=')));
    }

    /** Customers, orders with their lines, and the lines once more as items of their own. */
    static TargetModel model() {
        return new TargetModel(List.of(table(List.of(customer(), order(), line()))));
    }

    /** Orders with their lines only. */
    static TargetModel orders() {
        return new TargetModel(List.of(table(List.of(order()))));
    }

    static TargetTable table(List<EntityMapping> entities) {
        return new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(new GlobalIndex(
                        "by-customer",
                        KeyAttribute.text("gsi1pk"),
                        KeyAttribute.text("gsi1sk"),
                        Projection.KEYS_ONLY,
                        List.of())),
                entities);
    }

    static EntityMapping customer() {
        return new EntityMapping(
                "Customer",
                "customers",
                List.of(
                        new KeyTemplateMapping("pk", "CUSTOMER#{id}"),
                        new KeyTemplateMapping("sk", "PROFILE"),
                        new KeyTemplateMapping("gsi1pk", "{email}"),
                        new KeyTemplateMapping("gsi1sk", "PROFILE")),
                List.of(
                        text("email"),
                        text("name"),
                        text("tier"),
                        new FromColumn("since", "created_at", AttributeType.S, "Europe/Amsterdam")),
                "v",
                1);
    }

    static EntityMapping order() {
        return order("ORDER#{id}");
    }

    static EntityMapping order(String partitionKey) {
        return new EntityMapping(
                "Order",
                "orders",
                List.of(
                        new KeyTemplateMapping("pk", partitionKey),
                        new KeyTemplateMapping("sk", "ORDER"),
                        new KeyTemplateMapping("gsi1pk", "CUSTOMER#{customer_id}"),
                        new KeyTemplateMapping("gsi1sk", "{placed_at}", "Europe/Amsterdam")),
                List.of(
                        number("customer_id"),
                        text("status"),
                        number("total"),
                        new FromColumn("placed", "placed_at", AttributeType.S, "Europe/Amsterdam"),
                        new FromColumn("updated", "updated_at", AttributeType.S, null),
                        text("notes"),
                        new Embedded(
                                "lines",
                                "order_lines",
                                List.of(number("line_no"), text("sku"), number("qty"), number("unit_price")),
                                List.of("line_no"),
                                100)),
                "v",
                1);
    }

    static EntityMapping line() {
        return new EntityMapping(
                "Line",
                "order_lines",
                List.of(
                        new KeyTemplateMapping("pk", "ORDER#{order_id}"),
                        new KeyTemplateMapping("sk", "LINE#{line_no:6}")),
                List.of(number("qty"), number("unit_price"), new FromTemplate("label", "{qty} × {sku}")),
                "v",
                1);
    }

    static FromColumn text(String column) {
        return new FromColumn(column, column, AttributeType.S, null);
    }

    static FromColumn number(String column) {
        return new FromColumn(column, column, AttributeType.N, null);
    }

    /** Makes an empty table for the model and answers its name. */
    static String createTable(DynamoDbClients clients, AwsAddress aws) {
        return createTable(clients, aws, "pk", "sk");
    }

    static String createTable(DynamoDbClients clients, AwsAddress aws, String partitionKey, @Nullable String sortKey) {
        String name = "shop-" + tables.incrementAndGet();
        DynamoDbAsyncClient dynamo = clients.open(aws, Access.READ_WRITE);
        AwsCalls.await(dynamo.createTable(create -> {
            create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
            if (sortKey == null) {
                create.attributeDefinitions(a -> a.attributeName(partitionKey).attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName(partitionKey).keyType(KeyType.HASH));
                return;
            }
            create.attributeDefinitions(
                            a -> a.attributeName(partitionKey).attributeType(ScalarAttributeType.S),
                            a -> a.attributeName(sortKey).attributeType(ScalarAttributeType.S),
                            a -> a.attributeName("gsi1pk").attributeType(ScalarAttributeType.S),
                            a -> a.attributeName("gsi1sk").attributeType(ScalarAttributeType.S))
                    .keySchema(
                            k -> k.attributeName(partitionKey).keyType(KeyType.HASH),
                            k -> k.attributeName(sortKey).keyType(KeyType.RANGE))
                    .globalSecondaryIndexes(index -> index.indexName("by-customer")
                            .keySchema(
                                    k -> k.attributeName("gsi1pk").keyType(KeyType.HASH),
                                    k -> k.attributeName("gsi1sk").keyType(KeyType.RANGE))
                            .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY)));
        }));
        return name;
    }
}
