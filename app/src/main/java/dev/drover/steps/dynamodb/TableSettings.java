package dev.drover.steps.dynamodb;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The options that DynamoDB takes only once a table is there: TTL, point-in-time recovery, replicas. */
@Component
class TableSettings {

    private final DynamoDbClients clients;

    TableSettings(DynamoDbClients clients) {
        this.clients = clients;
    }

    /**
     * Asks for what a table still lacks. Does nothing for what is set already, so it can be repeated.
     *
     * @return what was asked for in words, so that one has to look again; empty if everything is as wanted
     * @throws dev.drover.connection.ConnectionProblem if the endpoint cannot do it
     */
    List<String> apply(AwsAddress aws, TableDescription table, TableOptions wanted) {
        DynamoDbAsyncClient dynamo = clients.open(aws, Access.READ_WRITE);
        List<String> asked = new ArrayList<>();
        timeToLive(dynamo, table.tableName(), wanted.ttlAttribute(), asked);
        recovery(dynamo, table.tableName(), wanted.recovery(), asked);
        replicas(dynamo, table, wanted.replicas(), asked);
        return asked;
    }

    private static void timeToLive(
            DynamoDbAsyncClient dynamo, String table, @Nullable String attribute, List<String> asked) {
        if (attribute == null) {
            return;
        }
        TimeToLiveStatus status = AwsCalls.await(dynamo.describeTimeToLive(describe -> describe.tableName(table)))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status == TimeToLiveStatus.DISABLED) {
            asked.add("TTL on " + attribute + ", "
                    + AwsCalls.request(AwsCalls.await(dynamo.updateTimeToLive(update -> update.tableName(table)
                            .timeToLiveSpecification(
                                    ttl -> ttl.attributeName(attribute).enabled(true))))));
        }
    }

    private static void recovery(
            DynamoDbAsyncClient dynamo, String table, TableOptions.@Nullable Recovery recovery, List<String> asked) {
        if (recovery == null || recovery.days() == 0) {
            return;
        }
        PointInTimeRecoveryStatus status = AwsCalls.await(
                        dynamo.describeContinuousBackups(describe -> describe.tableName(table)))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus();
        if (status != PointInTimeRecoveryStatus.ENABLED) {
            asked.add("point-in-time recovery of " + recovery.days() + " days, "
                    + AwsCalls.request(AwsCalls.await(dynamo.updateContinuousBackups(update -> update.tableName(table)
                            .pointInTimeRecoverySpecification(to ->
                                    to.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(recovery.days()))))));
        }
    }

    /** DynamoDB adds one replica at a time, so one is asked for in each look. */
    private static void replicas(
            DynamoDbAsyncClient dynamo, TableDescription table, List<String> wanted, List<String> asked) {
        Set<String> known =
                table.replicas().stream().map(ReplicaDescription::regionName).collect(Collectors.toSet());
        wanted.stream().filter(region -> !known.contains(region)).findFirst().ifPresent(region -> {
            asked.add("a replica in " + region + ", "
                    + AwsCalls.request(AwsCalls.await(dynamo.updateTable(update -> update.tableName(table.tableName())
                            .replicaUpdates(List.of(ReplicationGroupUpdate.builder()
                                    .create(create -> create.regionName(region))
                                    .build()))))));
        });
    }
}
