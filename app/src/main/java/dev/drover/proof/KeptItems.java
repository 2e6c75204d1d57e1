package dev.drover.proof;

import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few items of each entity, from which calls take their values; the rest is only in DynamoDB. */
final class KeptItems {

    static final int MOST = 40;
    static final int FRESH = 20;

    private final Map<List<String>, Kept> kept = new LinkedHashMap<>();
    private final long seed;

    KeptItems(long seed) {
        this.seed = seed;
    }

    Kept of(TargetTable table, EntityMapping entity) {
        return of(table.name(), entity.entity());
    }

    Kept of(String table, String entity) {
        return kept.computeIfAbsent(List.of(table, entity), key -> new Kept(new Random(seed ^ key.hashCode())));
    }

    /** The items of one entity. */
    static final class Kept {

        private final Random random;
        private final List<Item> written = new ArrayList<>();
        private final List<Item> fresh = new ArrayList<>();
        private long seen;
        private long bytes;
        private int largest;

        private Kept(Random random) {
            this.random = random;
        }

        /** Every written item has the same chance to be kept. */
        void wrote(Item item) {
            seen++;
            int size = item.size();
            bytes += size;
            largest = Math.max(largest, size);
            if (written.size() < MOST) {
                written.add(item);
            } else {
                long place = (long) (random.nextDouble() * seen);
                if (place < MOST) {
                    written.set((int) place, item);
                }
            }
        }

        /** Held back, for writes of something new. */
        void holdBack(Item item) {
            fresh.add(item);
        }

        List<Item> written() {
            return written;
        }

        List<Item> fresh() {
            return fresh;
        }

        long count() {
            return seen;
        }

        int averageBytes() {
            return seen == 0 ? 0 : (int) Math.round((double) bytes / seen);
        }

        int largestBytes() {
            return largest;
        }
    }
}
