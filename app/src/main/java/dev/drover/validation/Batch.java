package dev.drover.validation;

import dev.drover.validation.digest.TableSums;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Differing buckets of one table that are looked into together, few enough for a fixed number of keys.
 *
 * @param table the table's position
 */
record Batch(int table, BitSet buckets) {

    /** All batches; with the same sums always the same ones. */
    static List<Batch> of(List<TableSums> sums, long keysPerBatch) {
        List<Batch> batches = new ArrayList<>();
        for (int table = 0; table < sums.size(); table++) {
            BitSet buckets = new BitSet();
            long keys = 0;
            for (int bucket : sums.get(table).differing()) {
                long fill = sums.get(table).fill(bucket);
                if (keys + fill > keysPerBatch && !buckets.isEmpty()) {
                    batches.add(new Batch(table, buckets));
                    buckets = new BitSet();
                    keys = 0;
                }
                buckets.set(bucket);
                keys += fill;
            }
            if (!buckets.isEmpty()) {
                batches.add(new Batch(table, buckets));
            }
        }
        return batches;
    }
}
