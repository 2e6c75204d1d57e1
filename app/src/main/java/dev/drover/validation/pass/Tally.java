package dev.drover.validation.pass;

import com.dynatrace.hash4j.hashing.HashValue128;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.MappedRow;
import dev.drover.validation.digest.EntityRecognition;
import dev.drover.validation.digest.ItemDigest;
import dev.drover.validation.digest.Sums;
import dev.drover.validation.digest.TableSums;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Adds every item to the sums of its side. */
public final class Tally implements Intake {

    private final TableSums sums;
    private final ItemDigest digest;
    private final EntityRecognition recognition;
    private final Consumer<RejectedRow> rejections;

    public Tally(TableSums sums, ItemDigest digest, EntityRecognition recognition, Consumer<RejectedRow> rejections) {
        this.sums = sums;
        this.digest = digest;
        this.recognition = recognition;
        this.rejections = rejections;
    }

    /** A source row that the mapping cannot turn into an item, and its sentence. */
    public record RejectedRow(int entity, MappedRow.Rejected row) {}

    @Override
    public void source(int entity, List<MappedRow> page) {
        Page hashed = new Page(page.size());
        List<MappedRow.Rejected> rejected = new ArrayList<>();
        for (MappedRow row : page) {
            if (row instanceof MappedRow.Ready ready) {
                hashed.add(ready.item());
            } else if (row instanceof MappedRow.Rejected problem) {
                rejected.add(problem);
            }
        }
        hashed.addTo(sums.source());
        for (MappedRow.Rejected problem : rejected) {
            sums.addRejected(entity);
            rejections.accept(new RejectedRow(entity, problem));
        }
    }

    @Override
    public void target(List<Item> page) {
        Page hashed = new Page(page.size());
        page.forEach(hashed::add);
        hashed.addTo(sums.target());
    }

    /** A page's hashes. Everything that can fail happens before the first sum changes. */
    private final class Page {

        private final int[] buckets;
        private final HashValue128[] hashes;
        private final long[] entityCounts = new long[sums.entities() + 1];
        private final long[] entityHighs = new long[sums.entities() + 1];
        private final long[] entityLows = new long[sums.entities() + 1];
        private int size;

        Page(int most) {
            buckets = new int[most];
            hashes = new HashValue128[most];
        }

        void add(Item item) {
            HashValue128 hash = digest.ofItem(item);
            int entity = recognition.indexOf(item);
            buckets[size] = sums.bucketOf(digest.ofKey(item));
            hashes[size++] = hash;
            entityCounts[entity]++;
            entityHighs[entity] += hash.getMostSignificantBits();
            entityLows[entity] += hash.getLeastSignificantBits();
        }

        /** Few slots belong to entities, and all threads want them: once a page is enough. */
        void addTo(Sums side) {
            for (int i = 0; i < size; i++) {
                side.add(buckets[i], hashes[i]);
            }
            for (int entity = 0; entity < entityCounts.length; entity++) {
                side.add(sums.entitySlot(entity), entityCounts[entity], entityHighs[entity], entityLows[entity]);
            }
        }
    }
}
