package dev.drover.discovery;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What some items of a table look like. It holds no key of any item, and no value but the numbers of versions.
 *
 * @param items how many were read
 * @param readUnits that the store charged for them
 * @param whole whether every item of the table was read
 * @param entities types of items, the most frequent first
 * @param spreads how items spread over keys: of the table first, then of its indexes
 * @param notes what a person should know about this sample, in sentences
 */
public record TableSample(
        long items, double readUnits, boolean whole, List<Entity> entities, List<Spread> spreads, List<String> notes) {

    private static final long ENOUGH_ITEMS = 100;
    private static final double ENOUGH_SHARE = 0.0001;

    public TableSample {
        entities = List.copyOf(entities);
        spreads = List.copyOf(spreads);
        notes = List.copyOf(notes);
    }

    /** How far its shares can be trusted, in a table with so many items. */
    public Confidence confidence(long itemsOfTheTable) {
        if (items < ENOUGH_ITEMS || items < itemsOfTheTable * ENOUGH_SHARE) {
            return Confidence.LOW;
        }
        return whole ? Confidence.HIGH : Confidence.MEDIUM;
    }

    /**
     * A type of items.
     *
     * @param name a word from the type attribute or from the keys, for example {@code ORDER}
     * @param why how it was recognised, as a sentence
     * @param items of the sample that are of it
     * @param bytesAverage by the size rules of DynamoDB, names of attributes included
     * @param versions how many items have which version in the attributes that the target model names for that
     */
    public record Entity(
            String name,
            String why,
            long items,
            int bytesAverage,
            int bytesP99,
            int bytesMax,
            List<Attribute> attributes,
            List<VersionCount> versions) {

        public Entity {
            attributes = List.copyOf(attributes);
            // An older look did not count them.
            versions = List.copyOf(Objects.requireNonNullElse(versions, List.of()));
        }

        public Entity(
                String name,
                String why,
                long items,
                int bytesAverage,
                int bytesP99,
                int bytesMax,
                List<Attribute> attributes) {
            this(name, why, items, bytesAverage, bytesP99, bytesMax, attributes, List.of());
        }

        public List<String> attributeNames() {
            return attributes.stream().map(Attribute::name).toList();
        }
    }

    /**
     * An attribute of the items of a type.
     *
     * @param types as the store calls them: {@code S}, {@code N}
     * @param presence the share of the items that have it, 0 to 1
     * @param bytes of its name and value on average, among the items that have it; null if an older look did not measure
     */
    public record Attribute(
            String name,
            List<String> types,
            double presence,
            @Nullable Double bytes) {

        public Attribute {
            types = List.copyOf(types);
        }
    }

    /** Items that have this number in an attribute that says in which version an item is. */
    public record VersionCount(String attribute, long version, long items) {}

    /**
     * How the sampled items spread over the partition key of the table or of an index.
     *
     * @param index empty for the table itself
     * @param items that have the key
     * @param distinct different values among them
     * @param topShares the shares of the most frequent values, 0 to 1, at most five
     * @param entities types of the items that have the key
     */
    public record Spread(String index, long items, long distinct, List<Double> topShares, List<String> entities) {

        public Spread {
            topShares = List.copyOf(topShares);
            entities = List.copyOf(entities);
        }

        /** Sampled items for each value; 0 without any. */
        public double itemsPerValue() {
            return distinct == 0 ? 0 : (double) items / distinct;
        }
    }
}
