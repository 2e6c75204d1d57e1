package dev.drover.sandbox.mishap;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.sandbox.SandboxDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables that runs of the sample migration made: the live one, and those of rehearsals with a prefix. */
@Component
@ConditionalOnLocalPostgres
class NewTables {

    private static final String TABLE = "shop";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int PAGE = 1_000;
    private static final int ENOUGH = 500;
    private static final int MOST_PAGES = 100;

    private final DynamoDbClients clients;
    private final SandboxDynamoDb dynamo;

    NewTables(DynamoDbClients clients, SandboxDynamoDb dynamo) {
        this.clients = clients;
        this.dynamo = dynamo;
    }

    DynamoDbAsyncClient client() {
        return clients.open(dynamo.address(), Access.READ_WRITE);
    }

    boolean answer() {
        try {
            AwsCalls.await(client().listTables(list -> list.limit(1)
                    .overrideConfiguration(
                            override -> override.apiCallAttemptTimeout(PATIENCE).apiCallTimeout(PATIENCE))));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    boolean exists(String table) {
        return AwsCalls.await(client().listTables()).tableNames().contains(table);
    }

    /** The table that was made last. */
    Optional<String> newest() {
        return AwsCalls.await(client().listTables()).tableNames().stream()
                .filter(name -> name.endsWith(TABLE))
                .map(name -> AwsCalls.await(client().describeTable(describe -> describe.tableName(name)))
                        .table())
                .max(Comparator.comparing(TableDescription::creationDateTime))
                .map(TableDescription::tableName);
    }

    /** Enough orders of a table to choose from; in a table that is being filled, fewer. */
    List<Map<String, AttributeValue>> someOrders(String table) {
        List<Map<String, AttributeValue>> orders = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        for (int page = 0; page < MOST_PAGES && orders.size() < ENOUGH; page++) {
            Map<String, AttributeValue> begin = from;
            ScanResponse found = AwsCalls.await(client().scan(scan -> scan.tableName(table)
                    .limit(PAGE)
                    .exclusiveStartKey(begin.isEmpty() ? null : begin)
                    .filterExpression("#type = :order")
                    .expressionAttributeNames(Map.of("#type", "type"))
                    .expressionAttributeValues(Map.of(":order", AttributeValue.fromS("Order")))));
            orders.addAll(found.items());
            if (!found.hasLastEvaluatedKey()) {
                break;
            }
            from = found.lastEvaluatedKey();
        }
        return orders;
    }

    void apply(String table, Damage damage) {
        if (damage.after() == null) {
            delete(table, damage.item());
        } else {
            put(table, damage.after());
        }
    }

    void put(String table, Map<String, AttributeValue> item) {
        AwsCalls.await(client().putItem(put -> put.tableName(table).item(item)));
    }

    void delete(String table, Map<String, AttributeValue> item) {
        AwsCalls.await(client().deleteItem(delete -> delete.tableName(table).key(keyOf(item))));
    }

    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(List.of("pk", "sk"));
        return key;
    }
}
