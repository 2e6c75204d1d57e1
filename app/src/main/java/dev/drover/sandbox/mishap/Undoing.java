package dev.drover.sandbox.mishap;

import dev.drover.connection.AwsCalls;
import dev.drover.db.ConditionalOnLocalPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Remembers how damaged items were, in a table beside them, so that undoing works also after a kill. */
@Component
@ConditionalOnLocalPostgres
class Undoing {

    private static final String UNDO = "sandbox-undo";
    private static final String OF_TABLE = "undo-table";
    private static final String WAS_MISSING = "undo-missing";

    private final NewTables tables;

    Undoing(NewTables tables) {
        this.tables = tables;
    }

    boolean isPossible() {
        return tables.exists(UNDO) && !remembered().isEmpty();
    }

    void remember(String table, Damage damage) {
        if (!tables.exists(UNDO)) {
            create();
        }
        Map<String, AttributeValue> item = new HashMap<>(
                damage.before() == null ? NewTables.keyOf(damage.item()) : Objects.requireNonNull(damage.before()));
        item.put(OF_TABLE, AttributeValue.fromS(table));
        item.put(WAS_MISSING, AttributeValue.fromBool(damage.before() == null));
        tables.put(UNDO, item);
    }

    /** Puts everything back; the answer says how many records. A table that is gone needs nothing. */
    int undo() {
        if (!tables.exists(UNDO)) {
            return 0;
        }
        int undone = 0;
        for (Map<String, AttributeValue> remembered : remembered()) {
            String table = Objects.requireNonNull(remembered.get(OF_TABLE)).s();
            if (tables.exists(table)) {
                putBack(table, remembered);
                undone++;
            }
            tables.delete(UNDO, remembered);
        }
        return undone;
    }

    private void putBack(String table, Map<String, AttributeValue> remembered) {
        if (Objects.requireNonNull(remembered.get(WAS_MISSING)).bool()) {
            tables.delete(table, remembered);
            return;
        }
        Map<String, AttributeValue> item = new HashMap<>(remembered);
        item.keySet().removeAll(List.of(OF_TABLE, WAS_MISSING));
        tables.put(table, item);
    }

    private List<Map<String, AttributeValue>> remembered() {
        return AwsCalls.await(tables.client().scan(scan -> scan.tableName(UNDO)))
                .items();
    }

    private void create() {
        AwsCalls.await(tables.client()
                .createTable(create -> create.tableName(UNDO)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text("pk"), text("sk"))
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
