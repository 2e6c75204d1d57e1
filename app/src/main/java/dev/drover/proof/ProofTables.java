package dev.drover.proof;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.steps.dynamodb.TableDesign;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Makes the tables of proofs and removes them; no other table, whatever it is asked. */
@Component
class ProofTables {

    static final String PREFIX = "drover-proof-";

    private static final int LONGEST_NAME = 255;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final int MOST_DELETES = 100;

    private final DynamoDbClients clients;

    ProofTables(DynamoDbClients clients) {
        this.clients = clients;
    }

    /**
     * Names for the tables of a model, by their names in it. Part of them is chance, because other installations may use the
     * same account.
     */
    static Map<String, String> names(TargetModel model, long migration) {
        byte[] chance = new byte[4];
        ThreadLocalRandom.current().nextBytes(chance);
        String prefix = PREFIX + migration + "-" + HexFormat.of().formatHex(chance) + "-";
        Map<String, String> names = new LinkedHashMap<>();
        for (TargetTable table : model.tables()) {
            String name = prefix + names.size() + "-" + table.name();
            names.put(table.name(), name.substring(0, Math.min(LONGEST_NAME, name.length())));
        }
        return names;
    }

    /** Makes a table and waits until it can be used. */
    void create(AwsAddress aws, TargetTable table, String name, Runnable stillWanted) {
        refuseOthers(name);
        DynamoDbAsyncClient dynamo = clients.open(aws, Access.READ_WRITE);
        // Protection would keep the table for ever, and capacity would be measured instead of the model.
        TargetTable plain = table.withOptions(TableOptions.UNDECIDED);
        AwsCalls.await(dynamo.createTable(TableDesign.request(plain, name)));
        long began = System.nanoTime();
        while (!isActive(AwsCalls.await(dynamo.describeTable(describe -> describe.tableName(name)))
                .table())) {
            stillWanted.run();
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The table " + name + " is still not active after five minutes");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream()
                        .allMatch(index -> index.indexStatusAsString().equals("ACTIVE"));
    }

    /**
     * Removes tables.
     *
     * @return whether all are gone or going; a table that is still being created takes no delete for a while
     */
    boolean remove(AwsAddress aws, List<String> names) {
        DynamoDbAsyncClient dynamo = clients.open(aws, Access.READ_WRITE);
        boolean all = true;
        for (String name : names) {
            refuseOthers(name);
            all &= remove(dynamo, name);
        }
        return all;
    }

    private static boolean remove(DynamoDbAsyncClient dynamo, String name) {
        for (int tries = 0; tries < MOST_DELETES; tries++) {
            try {
                AwsCalls.await(dynamo.deleteTable(delete -> delete.tableName(name)));
                return true;
            } catch (ResourceNotFoundException gone) {
                return true;
            } catch (ResourceInUseException busy) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        return false;
    }

    private static void refuseOthers(String name) {
        if (!name.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The table " + name + " is none of a proof");
        }
    }
}
