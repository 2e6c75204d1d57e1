package dev.drover.discovery.dynamodb;

import dev.drover.connection.AwsCalls;
import dev.drover.discovery.Consumption;
import dev.drover.discovery.StoreTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Asks CloudWatch how much capacity a table and each of its global indexes used in the last seven days. */
final class ConsumedCapacity {

    /** CloudWatch keeps minutes for fifteen days. */
    private static final Duration WATCHED = Duration.ofDays(7);

    private static final int SECONDS = 60;
    private static final String READ = "ConsumedReadCapacityUnits";
    private static final String WRITE = "ConsumedWriteCapacityUnits";

    private record Sums(double total, double busiest) {
        static final Sums NONE = new Sums(0, 0);

        Sums plus(List<Double> more) {
            return new Sums(
                    total + more.stream().mapToDouble(Double::doubleValue).sum(),
                    Math.max(
                            busiest,
                            more.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
        }
    }

    private final CloudWatchAsyncClient client;
    private final StoreTable table;
    private final List<String> places;
    private final Instant from;
    private final Instant until;

    ConsumedCapacity(CloudWatchAsyncClient client, StoreTable table, Instant now) {
        this.client = client;
        this.table = table;
        this.places = places(table);
        this.until = now.truncatedTo(ChronoUnit.MINUTES);
        Instant created = table.createdAt();
        Instant earliest = until.minus(WATCHED);
        this.from = created == null || created.isBefore(earliest) || !created.isBefore(until.minusSeconds(SECONDS))
                ? earliest
                : created.truncatedTo(ChronoUnit.MINUTES);
    }

    /** An empty name for the table itself, then its global indexes. */
    static List<String> places(StoreTable table) {
        return Stream.concat(
                        Stream.of(""),
                        table.indexes().stream().filter(index -> !index.local()).map(StoreTable.Index::name))
                .toList();
    }

    /** The table first. A place without any data used nothing. */
    List<Consumption> read() {
        Map<String, Sums> sums = sums();
        double seconds = Duration.between(from, until).toSeconds();
        List<Consumption> consumptions = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Sums read = sums.getOrDefault("r" + i, Sums.NONE);
            Sums write = sums.getOrDefault("w" + i, Sums.NONE);
            consumptions.add(new Consumption(
                    places.get(i),
                    read.total() / seconds,
                    read.busiest() / SECONDS,
                    write.total() / seconds,
                    write.busiest() / SECONDS,
                    from,
                    until));
        }
        return consumptions;
    }

    private Map<String, Sums> sums() {
        Map<String, Sums> sums = new HashMap<>();
        String next = null;
        do {
            GetMetricDataResponse page = page(next);
            for (MetricDataResult result : page.metricDataResults()) {
                sums.put(result.id(), sums.getOrDefault(result.id(), Sums.NONE).plus(result.values()));
            }
            next = page.nextToken();
        } while (next != null);
        return sums;
    }

    private GetMetricDataResponse page(@Nullable String token) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            queries.add(sums("r" + i, READ, table.name(), places.get(i), SECONDS));
            queries.add(sums("w" + i, WRITE, table.name(), places.get(i), SECONDS));
        }
        return AwsCalls.await(client.getMetricData(request -> request.startTime(from)
                .endTime(until)
                .metricDataQueries(queries)
                .nextToken(token)));
    }

    /** Sums of a metric for a place of a table, one for so many seconds. */
    static MetricDataQuery sums(String id, String metric, String table, String index, int seconds) {
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(Dimension.builder().name("TableName").value(table).build());
        if (!index.isEmpty()) {
            dimensions.add(Dimension.builder()
                    .name("GlobalSecondaryIndexName")
                    .value(index)
                    .build());
        }
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat("Sum")
                        .period(seconds)
                        .metric(m ->
                                m.namespace("AWS/DynamoDB").metricName(metric).dimensions(dimensions)))
                .build();
    }
}
