package dev.drover.transfer;

import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.TargetTable;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.ObstacleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Looks whether the tables of a model are there and have the keys that the model says. */
@Component
class TargetTables {

    private final DynamoDbClients clients;

    TargetTables(DynamoDbClients clients) {
        this.clients = clients;
    }

    /**
     * The tables that a copy writes into, by their name in the model.
     *
     * @throws ObstacleException if one is missing, not active, or has other keys
     */
    Map<String, CopyTarget> check(CopyJob job) {
        DynamoDbAsyncClient dynamo = clients.open(job.aws(), Access.READ_ONLY);
        Map<String, CopyTarget> targets = new LinkedHashMap<>();
        for (TargetTable table : job.model().tables()) {
            if (!table.entities().isEmpty()) {
                String name = job.tableNames().apply(table.name());
                check(table, name, describe(dynamo, name, job));
                targets.put(
                        table.name(),
                        new CopyTarget(job.aws(), name, table.partitionKey().name()));
            }
        }
        return targets;
    }

    private static TableDescription describe(DynamoDbAsyncClient dynamo, String name, CopyJob job) {
        try {
            return AwsCalls.await(dynamo.describeTable(request -> request.tableName(name)))
                    .table();
        } catch (ResourceNotFoundException e) {
            throw new ObstacleException(Obstacle.noTable(name, job.aws()));
        }
    }

    private static void check(TargetTable wanted, String name, TableDescription found) {
        if (found.tableStatus() != TableStatus.ACTIVE && found.tableStatus() != TableStatus.UPDATING) {
            throw new ObstacleException(Obstacle.tableNotReady(name, found.tableStatusAsString()));
        }
        List<KeyAttribute> keys = found.keySchema().stream()
                .map(key -> new KeyAttribute(key.attributeName(), type(found, key.attributeName())))
                .toList();
        if (!keys.equals(wanted.primaryKey())) {
            throw new ObstacleException(Obstacle.otherKeys(name, keys, wanted.primaryKey()));
        }
    }

    private static KeyType type(TableDescription table, String attribute) {
        // Bytes, the third type of key that DynamoDB has, fit no model, whichever of the two they are taken for.
        return table.attributeDefinitions().stream()
                .filter(definition -> definition.attributeName().equals(attribute))
                .map(AttributeDefinition::attributeTypeAsString)
                .map(type -> type.equals("N") ? KeyType.N : KeyType.S)
                .findFirst()
                .orElse(KeyType.S);
    }
}
