package dev.drover.validation;

import dev.drover.validation.compare.Cause;
import dev.drover.validation.pass.Reading;
import dev.drover.validation.pass.Sift;
import dev.drover.validation.pass.Table;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Further looks at both sides, one for each batch of differing buckets: finds the records that differ. */
@Component
class KeysPhase {

    private final RunningValidations running;
    private final KeptKeys keys;
    private final TransactionTemplate transaction;

    KeysPhase(RunningValidations running, KeptKeys keys, TransactionTemplate transaction) {
        this.running = running;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** Reads on until the slice ends or the batch is looked into, and keeps it. */
    Advance advance(Kept kept, Slice slice) {
        Progress progress = kept.progress();
        List<Batch> batches = Batch.of(kept.sums(), slice.limits().keysPerBatch());
        if (progress.batch() >= Math.min(batches.size(), slice.limits().batches())) {
            return Advance.to(leave(kept, progress.batch() < batches.size()));
        }
        Batch batch = batches.get(progress.batch());
        if (progress.portions().isEmpty()) {
            progress = begin(progress, batch, slice);
        }
        Reading reading = look(kept.with(progress), batch, slice);
        Kept after = kept.with(progress.read(reading));
        return Advance.to(
                transaction.execute(t -> {
                    running.lock(kept);
                    return running.saveWithoutSums(
                            reading.done() ? after.with(compare(after, batch, slice.limits())) : after);
                }),
                reading);
    }

    private Kept leave(Kept kept, boolean someLeft) {
        Findings findings = kept.progress().findings();
        Progress next = kept.progress()
                .found(someLeft ? findings.inexact() : findings)
                .enter(findings.suspects() > 0 ? Phase.CAUSES : Phase.DONE);
        return transaction.execute(t -> running.saveWithoutSums(kept.with(next)));
    }

    private static Progress begin(Progress progress, Batch batch, Slice slice) {
        List<Long> rows = progress.plan().tables().get(batch.table()).rows();
        return progress.lookAt(slice.sides()
                .portions(
                        batch.table(),
                        rows,
                        slice.limits().portionRows(),
                        slice.limits().portions()));
    }

    private Reading look(Kept kept, Batch batch, Slice slice) {
        Table table = slice.sides().tables().get(batch.table());
        return slice.sides()
                .read(
                        kept.progress().portions(),
                        index -> new Sift(
                                batch.buckets(),
                                kept.sums().get(index),
                                table.keyNames(),
                                slice.digest(kept, index),
                                table.recognition(),
                                (inSource, found) ->
                                        keys.keep(kept.id(), kept.progress().batch(), inSource, found)),
                        slice.limits().threadsPerSide(),
                        slice.stop());
    }

    private Progress compare(Kept kept, Batch batch, Limits limits) {
        Progress progress = kept.progress();
        Findings findings = progress.findings();
        long room = Math.max(0, limits.examined() - findings.suspects());
        Map<Verdict, Long> counts =
                keys.compare(kept.id(), batch, progress.batch(), findings.suspects(), room, limits.listed());
        for (Map.Entry<Verdict, Long> count : counts.entrySet()) {
            long records = count.getValue();
            boolean changed = count.getKey() == Verdict.CHANGED;
            long most = changed ? room : limits.listed();
            findings = findings.plusDiffering(records).plusSuspects(Math.min(records, most));
            findings = switch (count.getKey()) {
                case MISSING -> findings.plusRecords(Cause.MISSING, records);
                case EXTRA -> findings.plusRecords(Cause.EXTRA, records);
                case BEHIND -> findings.plusRecords(Cause.LEFT_BEHIND, records);
                case COLLISION -> findings.plusRecords(Cause.KEY_COLLISION, records);
                case CHANGED -> records > room ? findings.causesInexact() : findings;
            };
        }
        return progress.found(findings).nextBatch();
    }
}
