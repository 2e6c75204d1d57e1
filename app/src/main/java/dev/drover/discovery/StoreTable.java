package dev.drover.discovery;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of DynamoDB as the store describes it.
 *
 * @param items how many it has; the store counts them about every six hours
 * @param bytes of all its items, counted as seldom
 * @param onDemand whether calls are paid one by one
 * @param readUnits provisioned per second; 0 on demand
 * @param writeUnits provisioned per second; 0 on demand
 * @param stream what its stream shows of a change: {@code NEW_IMAGE}; empty if it has none
 * @param createdAt null if the store does not say
 */
public record StoreTable(
        String name,
        Key key,
        List<Index> indexes,
        long items,
        long bytes,
        boolean onDemand,
        long readUnits,
        long writeUnits,
        String stream,
        @Nullable Instant createdAt) {

    /** Items on one page of a sample. */
    public static final int PAGE = 50;

    /** Even where the store counted no items yet, it may have many. */
    private static final int FEWEST_PAGES = 4;

    public StoreTable {
        indexes = List.copyOf(indexes);
    }

    /** How many pages hold so many items. */
    public static long pagesFor(long items) {
        return Math.max(FEWEST_PAGES, (items + PAGE - 1) / PAGE);
    }

    /** About how many read units a sample of so many items costs; it need not see the latest writes. */
    public long unitsFor(int wanted) {
        long read = Math.min(wanted, items);
        long pages = pagesFor(read);
        double perPage = items == 0 ? 0 : (double) bytes / items * read / pages;
        return (long) Math.ceil(pages * SurveyUnits.ofRead(perPage));
    }

    /**
     * A key: attributes that say where an item is, and those that order items there.
     *
     * @param sort empty if every item is alone
     */
    public record Key(List<String> partition, List<String> sort) {

        public Key {
            partition = List.copyOf(partition);
            sort = List.copyOf(sort);
        }

        /** Partition first. */
        public List<String> all() {
            return Stream.concat(partition.stream(), sort.stream()).toList();
        }

        /** "customer + placed_at". */
        public String words() {
            return String.join(" + ", all());
        }
    }

    /**
     * An index.
     *
     * @param local whether it shares the partition key of the table
     * @param projection which attributes it copies: {@code ALL}, {@code KEYS_ONLY}, {@code INCLUDE}
     * @param writeUnits provisioned per second; null for a local one, on demand, or if an older look did not ask
     */
    public record Index(
            String name,
            boolean local,
            Key key,
            String projection,
            long items,
            long bytes,
            @Nullable Long writeUnits) {

        public Index(String name, boolean local, Key key, String projection, long items, long bytes) {
            this(name, local, key, projection, items, bytes, null);
        }
    }
}
