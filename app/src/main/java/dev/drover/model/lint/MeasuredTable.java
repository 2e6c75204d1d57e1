package dev.drover.model.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of DynamoDB that exists, as the latest sample of its items, its description and CloudWatch show it.
 *
 * @param day of the sample (UTC)
 * @param bytes of all its items, by its description
 * @param keys how items spread over partition keys; only where the sample is large enough to tell
 * @param indexes its global indexes
 */
public record MeasuredTable(
        String name, LocalDate day, long bytes, List<Key> keys, List<Index> indexes, List<Entity> entities) {

    public MeasuredTable {
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
        entities = List.copyOf(entities);
    }

    /** Of the table itself for an empty name, else of that index. */
    public Optional<Key> key(String index) {
        return keys.stream().filter(key -> key.index().equals(index)).findFirst();
    }

    public Optional<Index> index(String wanted) {
        return indexes.stream().filter(index -> index.name().equals(wanted)).findFirst();
    }

    /**
     * How sampled items spread over the values of a partition key.
     *
     * @param index empty for the table itself
     * @param items that have the key
     * @param first the share of the most frequent value, 0 to 1
     * @param second the share of the next one; 0 if there is none
     * @param throttled requests that were refused for want of capacity in the last seven days; null if nobody counted
     */
    public record Key(
            String index,
            long items,
            double first,
            double second,
            @Nullable Double throttled) {}

    /**
     * A global index.
     *
     * @param capacity null on demand, or if nobody knows
     * @param use null if CloudWatch was not asked or did not answer
     */
    public record Index(
            String name,
            @Nullable Capacity capacity,
            @Nullable Use use) {}

    /**
     * Write capacity of an index.
     *
     * @param writeUnits provisioned per second
     * @param reaching write units per second that come to the index when the table uses all of its own
     * @param scaled whether auto scaling follows it; null if nobody knows
     */
    public record Capacity(
            long writeUnits, double reaching, @Nullable Boolean scaled) {}

    /**
     * How much an index was used.
     *
     * @param readUnits all of them together
     * @param writeUnits all of them together
     * @param days since the first use that CloudWatch knows, of the index or else of its table
     */
    public record Use(double readUnits, double writeUnits, long days) {}

    /**
     * A type of items.
     *
     * @param bytes of an average item
     * @param attributes how large each attribute is, its name included
     * @param versions earlier looks and this one, the earliest first; only those that counted
     */
    public record Entity(String name, int bytes, Map<String, MeasuredSize> attributes, List<Versions> versions) {

        public Entity {
            attributes = Map.copyOf(attributes);
            versions = List.copyOf(versions);
        }
    }

    /**
     * How many sampled items had which version on a day.
     *
     * @param items of the type in that sample
     * @param counts items by attribute and version
     */
    public record Versions(LocalDate day, long items, List<Count> counts) {

        public Versions {
            counts = List.copyOf(counts);
        }

        /** The share of the items whose attribute is below a version, 0 to 1. */
        public double below(String attribute, int version) {
            long older = counts.stream()
                    .filter(count -> count.attribute().equals(attribute) && count.version() < version)
                    .mapToLong(Count::items)
                    .sum();
            return items == 0 ? 0 : (double) older / items;
        }
    }

    /** Items that have this version in this attribute. */
    public record Count(String attribute, long version, long items) {}
}
