package dev.drover.discovery.dynamodb;

import dev.drover.connection.AwsCalls;
import dev.drover.discovery.PlaceUse;
import dev.drover.discovery.StoreTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Asks CloudWatch for sums by day: whether a table and each of its global indexes are used at all, and refuse requests. */
final class DailyUse {

    private static final Duration WATCHED = Duration.ofDays(90);
    private static final Duration THROTTLES = Duration.ofDays(7);
    private static final int DAY = 86_400;
    private static final Map<String, String> METRICS = Map.of(
            "r", "ConsumedReadCapacityUnits",
            "w", "ConsumedWriteCapacityUnits",
            "t", "ReadThrottleEvents",
            "u", "WriteThrottleEvents");

    private final CloudWatchAsyncClient client;
    private final StoreTable table;
    private final Instant now;
    private final @Nullable Set<String> scaled;

    /** @param scaled the places whose writes auto scaling follows; null if nobody knows */
    DailyUse(CloudWatchAsyncClient client, StoreTable table, Instant now, @Nullable Set<String> scaled) {
        this.client = client;
        this.table = table;
        this.now = now;
        this.scaled = scaled;
    }

    /** The table first. */
    List<PlaceUse> read() {
        List<String> places = ConsumedCapacity.places(table);
        Map<String, SortedMap<Instant, Double>> days = days(places);
        Instant tableSince = since(days, 0, null);
        List<PlaceUse> uses = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            uses.add(new PlaceUse(
                    places.get(i),
                    sum(of(days, "r" + i)),
                    sum(of(days, "w" + i)),
                    sum(of(days, "t" + i).tailMap(now.minus(THROTTLES)))
                            + sum(of(days, "u" + i).tailMap(now.minus(THROTTLES))),
                    scaled == null ? null : scaled.contains(places.get(i)),
                    since(days, i, tableSince)));
        }
        return uses;
    }

    private Map<String, SortedMap<Instant, Double>> days(List<String> places) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            for (Map.Entry<String, String> metric : METRICS.entrySet()) {
                queries.add(ConsumedCapacity.sums(
                        metric.getKey() + i, metric.getValue(), table.name(), places.get(i), DAY));
            }
        }
        Map<String, SortedMap<Instant, Double>> days = new HashMap<>();
        String next = null;
        do {
            GetMetricDataResponse page = page(queries, next);
            page.metricDataResults().forEach(result -> add(days, result));
            next = page.nextToken();
        } while (next != null);
        return days;
    }

    private GetMetricDataResponse page(List<MetricDataQuery> queries, @Nullable String token) {
        return AwsCalls.await(client.getMetricData(
                request -> request.startTime(now.truncatedTo(ChronoUnit.DAYS).minus(WATCHED))
                        .endTime(now)
                        .metricDataQueries(queries)
                        .nextToken(token)));
    }

    private static void add(Map<String, SortedMap<Instant, Double>> days, MetricDataResult result) {
        SortedMap<Instant, Double> sums = days.computeIfAbsent(result.id(), id -> new TreeMap<>());
        for (int i = 0; i < Math.min(result.timestamps().size(), result.values().size()); i++) {
            sums.merge(result.timestamps().get(i), result.values().get(i), Double::sum);
        }
    }

    private static @Nullable Instant since(
            Map<String, SortedMap<Instant, Double>> days, int place, @Nullable Instant otherwise) {
        return Stream.of("r", "w")
                .flatMap(metric -> of(days, metric + place).entrySet().stream())
                .filter(day -> day.getValue() > 0)
                .map(Map.Entry::getKey)
                .min(Instant::compareTo)
                .orElse(otherwise);
    }

    private static SortedMap<Instant, Double> of(Map<String, SortedMap<Instant, Double>> days, String id) {
        return days.getOrDefault(id, new TreeMap<>());
    }

    private static double sum(SortedMap<Instant, Double> days) {
        return days.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
