package dev.drover.validation.pass;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import dev.drover.validation.digest.EntityRecognition;
import dev.drover.validation.digest.ItemDigest;
import dev.drover.validation.digest.TableSums;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps key and hash of the items in some buckets, to find out later which of them differ. */
public final class Sift implements Intake {

    private final BitSet buckets;
    private final TableSums sums;
    private final List<String> keyNames;
    private final ItemDigest digest;
    private final EntityRecognition recognition;
    private final Keep keep;

    /** Where kept keys go; keeping the same one twice is the same as keeping it once. */
    @FunctionalInterface
    public interface Keep {
        void keep(boolean inSource, List<KeptKey> keys);
    }

    public Sift(
            BitSet buckets,
            TableSums sums,
            List<String> keyNames,
            ItemDigest digest,
            EntityRecognition recognition,
            Keep keep) {
        this.buckets = buckets;
        this.sums = sums;
        this.keyNames = keyNames;
        this.digest = digest;
        this.recognition = recognition;
        this.keep = keep;
    }

    @Override
    public void source(int entity, List<MappedRow> page) {
        List<KeptKey> kept = new ArrayList<>();
        for (MappedRow row : page) {
            if (row instanceof MappedRow.Ready ready) {
                sift(ready.item(), ready.key(), entity, false, kept);
            } else if (row instanceof MappedRow.LeftBehind behind && behind.instead() != null) {
                sift(behind.instead(), behind.key(), entity, true, kept);
            }
        }
        keep(true, kept);
    }

    @Override
    public void target(List<Item> page) {
        List<KeptKey> kept = new ArrayList<>();
        for (Item item : page) {
            sift(item, null, -1, false, kept);
        }
        keep(false, kept);
    }

    private void sift(Item item, @Nullable SourceKey sourceKey, int entity, boolean behind, List<KeptKey> kept) {
        HashValue128 key = digest.ofKey(item);
        if (buckets.get(sums.bucketOf(key))) {
            kept.add(new KeptKey(
                    key,
                    digest.ofItem(item),
                    sourceKey == null ? recognition.indexOf(item) : entity,
                    sourceKey,
                    KeyText.of(item, keyNames),
                    behind));
        }
    }

    private void keep(boolean inSource, List<KeptKey> kept) {
        if (!kept.isEmpty()) {
            keep.keep(inSource, kept);
        }
    }
}
