package dev.drover.steps.dynamodb;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.TargetTable;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Looks at the tables that are there already; reads only. */
@Component
public class ExistingTables {

    private final DynamoDbClients clients;

    ExistingTables(DynamoDbClients clients) {
        this.clients = clients;
    }

    /** The table, if there is one of that name. */
    public Optional<TableDescription> find(AwsAddress aws, String name) {
        try {
            return Optional.of(AwsCalls.await(
                            clients.open(aws, Access.READ_ONLY).describeTable(describe -> describe.tableName(name)))
                    .table());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Why a table of the model cannot be created or used under a name, as a sentence; empty if it can. */
    public Optional<String> obstacle(AwsAddress aws, TargetTable table, String name) {
        Optional<TableDescription> existing = find(aws, name);
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> difference = TableDesign.difference(table, name, existing.get());
        if (difference.isPresent()) {
            return difference;
        }
        boolean empty = AwsCalls.await(clients.open(aws, Access.READ_ONLY)
                        .scan(scan -> scan.tableName(name).limit(1).consistentRead(true)))
                .items()
                .isEmpty();
        return empty
                ? Optional.empty()
                : Optional.of("There is already a table " + name
                        + ", and it holds items. Rename the table in the model," + " or remove the one that is there.");
    }
}
