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
        List<Addend> addends = new ArrayList<>(page.size());
        List<MappedRow.Rejected> rejected = new ArrayList<>();
        for (MappedRow row : page) {
            if (row instanceof MappedRow.Ready ready) {
                addends.add(addend(ready.item()));
            } else if (row instanceof MappedRow.Rejected problem) {
                rejected.add(problem);
            }
        }
        add(sums.source(), addends);
        for (MappedRow.Rejected problem : rejected) {
            sums.addRejected(entity);
            rejections.accept(new RejectedRow(entity, problem));
        }
    }

    @Override
    public void target(List<Item> page) {
        add(sums.target(), page.stream().map(this::addend).toList());
    }

    /** Everything that can fail happens here, before the first sum changes. */
    private Addend addend(Item item) {
        return new Addend(
                sums.bucketOf(digest.ofKey(item)), sums.entitySlot(recognition.indexOf(item)), digest.ofItem(item));
    }

    private static void add(Sums side, List<Addend> addends) {
        for (Addend addend : addends) {
            side.add(addend.bucket(), addend.hash());
            side.add(addend.entitySlot(), addend.hash());
        }
    }

    private record Addend(int bucket, int entitySlot, HashValue128 hash) {}
}
