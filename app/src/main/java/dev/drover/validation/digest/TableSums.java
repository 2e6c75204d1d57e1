package dev.drover.validation.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of both sides of one table: a slot for each bucket of keys, one for each entity, one for items of no entity
 * and one for rows that could not be mapped.
 *
 * @param buckets a power of two
 */
public record TableSums(int buckets, int entities, Sums source, Sums target) {

    public static TableSums empty(int buckets, int entities) {
        int slots = slots(buckets, entities);
        return new TableSums(buckets, entities, new Sums(slots), new Sums(slots));
    }

    /** The sums as {@link #write} wrote them. */
    public static TableSums read(int buckets, int entities, ByteBuffer bytes) {
        int slots = slots(buckets, entities);
        return new TableSums(buckets, entities, Sums.read(slots, bytes), Sums.read(slots, bytes));
    }

    public void write(ByteBuffer bytes) {
        source.write(bytes);
        target.write(bytes);
    }

    /** How many bytes {@link #write} writes. */
    public int size() {
        return source.size() + target.size();
    }

    private static int slots(int buckets, int entities) {
        return buckets + entities + 2;
    }

    /** The bucket to which a key belongs, by its hash. */
    public int bucketOf(HashValue128 key) {
        return (int) key.getLeastSignificantBits() & buckets - 1;
    }

    /** The slot of an entity; of items of no entity, if the position is the number of entities. */
    public int entitySlot(int entity) {
        return buckets + entity;
    }

    private int rejectedSlot() {
        return buckets + entities + 1;
    }

    /** Counts a source row of an entity that could not be mapped. */
    public void addRejected(int entity) {
        source.add(entitySlot(entity), 1, 0, 0);
        source.add(rejectedSlot(), 1, 0, 0);
    }

    public long rejected() {
        return source.count(rejectedSlot());
    }

    /** The buckets in which the sides are not the same. */
    public List<Integer> differing() {
        List<Integer> differing = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            if (!source.agrees(target, bucket)) {
                differing.add(bucket);
            }
        }
        return differing;
    }

    /** The items in a bucket, on the side that has more of them. */
    public long fill(int bucket) {
        return Math.max(source.count(bucket), target.count(bucket));
    }
}
