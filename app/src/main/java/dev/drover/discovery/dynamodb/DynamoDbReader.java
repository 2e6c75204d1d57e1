package dev.drover.discovery.dynamodb;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.CloudWatchClients;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.DynamoDbClients;
import dev.drover.discovery.Consumption;
import dev.drover.discovery.PlaceUse;
import dev.drover.discovery.StoreTable;
import dev.drover.discovery.Survey;
import dev.drover.discovery.TableReader;
import dev.drover.discovery.TableSample;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Reads tables through a client that refuses every write. */
@Component
class DynamoDbReader implements TableReader {

    private static final int MOST_NAMES = 1_000;
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    private final DynamoDbClients clients;
    private final CloudWatchClients watches;
    private final Clock clock;

    DynamoDbReader(DynamoDbClients clients, CloudWatchClients watches, Clock clock) {
        this.clients = clients;
        this.watches = watches;
        this.clock = clock;
    }

    @Override
    public List<String> names(AwsAddress aws) {
        DynamoDbAsyncClient client = clients.open(aws, Access.READ_ONLY);
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            String start = after;
            ListTablesResponse page = AwsCalls.await(client.listTables(list -> list.exclusiveStartTableName(start)));
            names.addAll(page.tableNames());
            after = page.lastEvaluatedTableName();
        } while (after != null && names.size() < MOST_NAMES);
        return names;
    }

    @Override
    public Optional<StoreTable> describe(AwsAddress aws, String name) {
        if (!TABLE_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Descriptions.of(
                    AwsCalls.await(clients.open(aws, Access.READ_ONLY).describeTable(table -> table.tableName(name)))
                            .table()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Survey survey(AwsAddress aws, StoreTable table, int items, Set<String> versionAttributes) {
        Instant now = clock.instant();
        ScannedItems scanned = new SampledScan(
                        clients.open(aws, Access.READ_ONLY), table, clock, RandomGenerator.getDefault())
                .read(items);
        TableSample sample = new SampleTally(table, scanned, versionAttributes).sample();
        String place = aws.endpoint() == null ? aws.account() + "/" + aws.region() : aws.endpoint();
        CloudWatchAsyncClient watch = watches.open(aws).orElse(null);
        if (watch == null) {
            return new Survey(
                    place,
                    now,
                    table,
                    sample,
                    List.of(),
                    "Rates are empty: CloudWatch counts only for AWS itself, and this is another endpoint.");
        }
        return withRates(place, now, table, sample, watch);
    }

    private static Survey withRates(
            String place, Instant now, StoreTable table, TableSample sample, CloudWatchAsyncClient watch) {
        String problem = null;
        List<Consumption> used = List.of();
        List<PlaceUse> uses = List.of();
        try {
            uses = new DailyUse(watch, table, now, scaled(watch, table)).read();
            used = new ConsumedCapacity(watch, table, now).read();
        } catch (ConnectionProblem e) {
            problem = e.getMessage();
        } catch (AwsServiceException e) {
            problem = "CloudWatch answers " + e.awsErrorDetails().errorCode() + ".";
        }
        return new Survey(place, now, table, sample, used, rates(problem), uses);
    }

    /** Without the right to read alarms, everything else is still worth having. */
    private static @Nullable Set<String> scaled(CloudWatchAsyncClient watch, StoreTable table) {
        try {
            return table.onDemand() ? null : ScalingAlarms.read(watch, table.name());
        } catch (ConnectionProblem | AwsServiceException e) {
            return null;
        }
    }

    private static String rates(@Nullable String problem) {
        return problem == null
                ? "Rates are from CloudWatch: capacity used in the last seven days, minute by minute."
                : "Rates are empty. " + problem;
    }
}
