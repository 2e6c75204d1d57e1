package dev.drover.discovery.dynamodb;

import dev.drover.connection.AwsCalls;
import dev.drover.discovery.StoreTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads small pages from random places of a table, one after the other, until it has enough items, bytes or time.
 *
 * <p>A scan from the beginning would see nothing but the first partition. One of a million segments begins anywhere.
 */
final class SampledScan {

    private static final long MOST_SEGMENTS = 1_000_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A segment, and where its next page begins. */
    private record Place(int segment, @Nullable Map<String, AttributeValue> after) {}

    private final DynamoDbAsyncClient client;
    private final StoreTable table;
    private final Clock clock;
    private final RandomGenerator random;

    SampledScan(DynamoDbAsyncClient client, StoreTable table, Clock clock, RandomGenerator random) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** @param wanted items at most */
    ScannedItems read(int wanted) {
        int segments = (int) Math.min(MOST_SEGMENTS, StoreTable.pagesFor(table.items()));
        // Segments are of different sizes; some hold nothing.
        int tries = (int) Math.min(segments, 2 * StoreTable.pagesFor(wanted));
        Deque<Place> places = places(segments, tries);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Instant end = clock.instant().plus(LONGEST);
        double units = 0;
        long bytes = 0;
        while (!places.isEmpty() && items.size() < wanted && notes.isEmpty()) {
            Place place = places.remove();
            try {
                ScanResponse page = page(place, segments, Math.min(StoreTable.PAGE, wanted - items.size()));
                items.addAll(page.items());
                units += page.consumedCapacity() == null
                        ? 0
                        : page.consumedCapacity().capacityUnits();
                bytes += page.items().stream().mapToInt(AttributeBytes::of).sum();
                if (page.hasLastEvaluatedKey()) {
                    places.add(new Place(place.segment(), page.lastEvaluatedKey()));
                }
            } catch (DynamoDbException e) {
                // A table on demand, and an account at its limit, say it with other exceptions than a provisioned one.
                if (!e.isThrottlingException()) {
                    throw e;
                }
                notes.add("The table had no capacity left, so Drover stopped reading.");
            }
            if (bytes >= MOST_BYTES) {
                notes.add("Drover stopped reading at 16 MB.");
            } else if (clock.instant().isAfter(end)) {
                notes.add("Drover stopped reading after " + LONGEST.toSeconds() + " seconds.");
            }
        }
        boolean whole = places.isEmpty() && tries == segments && notes.isEmpty();
        return new ScannedItems(items, units, whole, notes);
    }

    private Deque<Place> places(int segments, int tries) {
        return random.ints(0, segments)
                .distinct()
                .limit(tries)
                .mapToObj(segment -> new Place(segment, null))
                .collect(ArrayDeque::new, ArrayDeque::add, ArrayDeque::addAll);
    }

    private ScanResponse page(Place place, int segments, int limit) {
        return AwsCalls.await(client.scan(scan -> scan.tableName(table.name())
                .segment(place.segment())
                .totalSegments(segments)
                .exclusiveStartKey(place.after())
                .limit(limit)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
    }
}
