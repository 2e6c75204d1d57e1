package dev.drover.crash;

import dev.drover.connection.AwsAddress;
import dev.drover.db.testing.TestDatabase;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the small shop's rows must look like in DynamoDB, and what they do look like.
 *
 * <p>Shares no code with Drover's mapping or validation: the expected items are made by PostgreSQL itself.
 */
final class ExactCopy {

    private static final String EXPECTED = """
            with t as (
                select 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' as iso, 'YYYY-MM-DD' as day
            )
            select jsonb_strip_nulls(jsonb_build_object(
                       'pk', 'S:CUSTOMER#' || id, 'sk', 'S:CUSTOMER',
                       'GSI1PK', 'S:EMAIL#' || email, 'GSI1SK', 'S:CUSTOMER',
                       'id', 'N:' || id, 'email', 'S:' || email, 'name', 'S:' || name, 'tier', 'S:' || tier,
                       'member', 'BOOL:' || is_member, 'kind', 'S:Customer', 'version', 'N:1',
                       'created_at', 'S:' || to_char(created_at at time zone 'Europe/Amsterdam' at time zone 'UTC', iso)))
              from shop.customers, t
            union all
            select jsonb_strip_nulls(jsonb_build_object(
                       'pk', 'S:PRODUCT#' || id, 'sk', 'S:PRODUCT',
                       'GSI1PK', 'S:SKU#' || sku, 'GSI1SK', 'S:PRODUCT',
                       'id', 'N:' || id, 'sku', 'S:' || sku, 'name', 'S:' || name, 'description', 'S:' || description,
                       'price', 'N:' || trim_scale(price), 'stock', 'N:' || stock, 'version', 'N:1'))
              from shop.products
            union all
            select jsonb_strip_nulls(jsonb_build_object(
                       'pk', 'S:ORDER#' || id, 'sk', 'S:ORDER',
                       'GSI1PK', 'S:CUSTOMER#' || customer_id,
                       'GSI1SK', 'S:' || placed || '#' || lpad(id::text, 16, '0'),
                       'GSI2PK', 'S:STATUS#' || status,
                       'GSI2SK', 'S:' || placed || '#' || lpad(id::text, 16, '0'),
                       'id', 'N:' || id, 'customer_id', 'N:' || customer_id, 'status', 'S:' || status,
                       'total', 'N:' || trim_scale(total), 'placed_at', 'S:' || placed,
                       'updated_at', 'S:' || to_char(updated_at at time zone 'UTC', iso), 'notes', 'S:' || notes,
                       'label', 'S:Order ' || id || ' of customer ' || customer_id, 'version', 'N:1',
                       'lines', (select coalesce(jsonb_agg(jsonb_build_object(
                                            'line_no', 'N:' || line_no, 'product_id', 'N:' || product_id,
                                            'qty', 'N:' || qty, 'unit_price', 'N:' || trim_scale(unit_price))
                                        order by line_no), '[]')
                                   from shop.order_lines l where l.order_id = o.id)))
              from (select orders.*, to_char(placed_at at time zone 'Europe/Amsterdam' at time zone 'UTC', iso) as placed, iso
                      from shop.orders, t) o
            union all
            select jsonb_build_object(
                       'pk', 'S:ORDER#' || order_id, 'sk', 'S:PAYMENT#' || lpad(id::text, 16, '0'),
                       'id', 'N:' || id, 'order_id', 'N:' || order_id, 'kind', 'S:' || kind,
                       'amount', 'N:' || trim_scale(amount), 'booked_on', 'S:' || to_char(booked_on, day), 'version', 'N:1')
              from shop.payments, t
            """;

    private static final JsonMapper json = new JsonMapper();

    private ExactCopy() {}

    static Map<String, JsonNode> expected(TestDatabase shop) {
        Map<String, JsonNode> items = new TreeMap<>();
        JdbcClient.create(shop.dataSource()).sql(EXPECTED).query(row -> {
            JsonNode item = json.readTree(row.getString(1));
            JsonNode twice = items.put(
                    item.get("pk").stringValue() + "|" + item.get("sk").stringValue(), item);
            if (twice != null) {
                throw new AssertionError("The fixture has two rows for one key: " + item);
            }
        });
        return items;
    }

    static Map<String, JsonNode> actual(AwsAddress aws, String table) {
        Map<String, JsonNode> items = new TreeMap<>();
        try (DynamoDbAsyncClient dynamo = DynamoDbAsyncClient.builder()
                .endpointOverride(URI.create(aws.endpoint()))
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            Map<String, AttributeValue> from = null;
            do {
                var page = dynamo.scan(ScanRequest.builder()
                                .tableName(table)
                                .consistentRead(true)
                                .exclusiveStartKey(from)
                                .build())
                        .join();
                for (Map<String, AttributeValue> item : page.items()) {
                    ObjectNode plain = plain(item);
                    items.put(
                            plain.get("pk").stringValue() + "|"
                                    + plain.get("sk").stringValue(),
                            plain);
                }
                from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
            } while (from != null);
        }
        return items;
    }

    private static ObjectNode plain(Map<String, AttributeValue> item) {
        ObjectNode node = json.createObjectNode();
        item.forEach((name, value) -> node.set(name, plain(value)));
        return node;
    }

    private static JsonNode plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> json.valueToTree("S:" + value.s());
            case N ->
                json.valueToTree(
                        "N:" + new BigDecimal(value.n()).stripTrailingZeros().toPlainString());
            case BOOL -> json.valueToTree("BOOL:" + value.bool());
            case M -> plain(value.m());
            case L -> {
                ArrayNode list = json.createArrayNode();
                value.l().forEach(element -> list.add(plain(element)));
                yield list;
            }
            default -> throw new AssertionError("Nobody mapped anything to " + value);
        };
    }
}
