package dev.drover.transfer.follow;

import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.RowNow;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.postgres.RowsAgain;
import dev.drover.transfer.follow.DirtyRows.Dirty;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.TargetKey;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.Sent;
import dev.drover.transfer.write.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings changes into the target: reads the rows that they name again, and writes or buries the items of those.
 *
 * <p>Belongs to one thread. A batch that was cut short can be applied again. Tombstones are written down before they are
 * sent: whoever applies the changes again may take them in other batches, and need not come to the same tombstones.
 */
final class Applier {

    private static final int ROWS_AT_ONCE = 500;
    private static final long LOOK_AGAIN_MILLIS = 5;

    private final CompiledModel model;
    private final UnaryOperator<String> tableNames;
    private final RowsAgain rows;
    private final Guard guard;
    private final Consumer<List<GuardedWrite.Bury>> tombstones;
    private final GuardedSends sends;
    private final Slice slice;
    private final Duration patience;

    /**
     * Applies to the target of a model.
     *
     * @param tombstones writes down those that will be sent
     * @param patience how long a committed change may stay invisible before a person should look
     */
    Applier(
            CompiledModel model,
            UnaryOperator<String> tableNames,
            RowsAgain rows,
            Guard guard,
            Consumer<List<GuardedWrite.Bury>> tombstones,
            GuardedSends sends,
            Slice slice,
            Duration patience) {
        this.model = model;
        this.tableNames = tableNames;
        this.rows = rows;
        this.guard = guard;
        this.tombstones = tombstones;
        this.sends = sends;
        this.slice = slice;
        this.patience = patience;
    }

    /** A write on its way. */
    private record UnderWay(GuardedWrite write, CompletableFuture<Sent> sent) {}

    /**
     * Applies changes in their order.
     *
     * @return what was done; empty if the slice ended before everything was in the target
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    Optional<FollowTotals> apply(List<RowChanged> changes) throws InterruptedException {
        DirtyRows dirty = new DirtyRows(model);
        changes.forEach(dirty::add);
        if (!waitUntilVisible(dirty.transactions())) {
            return Optional.empty();
        }
        Done done = new Done();
        for (Map.Entry<CompiledEntity, Map<SourceKey, Dirty>> entity :
                dirty.rows().entrySet()) {
            List<SourceKey> keys = List.copyOf(entity.getValue().keySet());
            for (int from = 0; from < keys.size(); from += ROWS_AT_ONCE) {
                List<SourceKey> some = keys.subList(from, Math.min(keys.size(), from + ROWS_AT_ONCE));
                if (!write(entity.getKey(), some, entity.getValue()::get, done)) {
                    return Optional.empty();
                }
            }
        }
        for (DirtyRows.Lookup lookup : dirty.lookups()) {
            if (!writeReferring(lookup, done)) {
                return Optional.empty();
            }
        }
        return Optional.of(done.totals(changes.size()));
    }

    /** A commit is in the log before it is visible, for instance while it waits for a standby. */
    private boolean waitUntilVisible(Set<Long> transactions) throws InterruptedException {
        long began = System.nanoTime();
        while (!rows.sees(transactions)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                slice.stop(Obstacle.invisible(patience));
            }
            if (!slice.goesOn()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private boolean writeReferring(DirtyRows.Lookup lookup, Done done) throws InterruptedException {
        SourceKey after = null;
        List<SourceKey> keys;
        do {
            keys = rows.referring(lookup.entity(), lookup.number(), lookup.image(), after, ROWS_AT_ONCE);
            Dirty touched = new Dirty(lookup.version(), List.of(), null);
            if (!write(lookup.entity(), keys, key -> touched, done)) {
                return false;
            }
            after = keys.isEmpty() ? null : keys.get(keys.size() - 1);
        } while (keys.size() == ROWS_AT_ONCE);
        return true;
    }

    private boolean write(
            CompiledEntity entity, List<SourceKey> keys, Function<SourceKey, @Nullable Dirty> dirty, Done done)
            throws InterruptedException {
        Map<SourceKey, RowNow> now = rows.now(entity, keys);
        List<GuardedWrite> writes = new ArrayList<>();
        for (SourceKey key : keys) {
            Dirty changed = dirty.apply(key);
            RowNow row = now.get(key);
            if (row != null && row.mapped() instanceof MappedRow.Rejected rejected) {
                slice.setAside(rejected);
                return false;
            }
            if (changed != null) {
                writes.addAll(writes(entity, key, row, changed));
            }
        }
        tombstones.accept(writes.stream()
                .filter(GuardedWrite.Bury.class::isInstance)
                .map(GuardedWrite.Bury.class::cast)
                .toList());
        return send(writes, done);
    }

    private boolean send(List<GuardedWrite> writes, Done done) throws InterruptedException {
        List<UnderWay> underWay = new ArrayList<>(writes.size());
        boolean all = true;
        for (GuardedWrite write : writes) {
            all = all && slice.takeOff();
            if (all) {
                underWay.add(new UnderWay(write, sends.send(write)));
            }
        }
        for (UnderWay one : underWay) {
            all &= settled(one, done);
        }
        return all;
    }

    /** What has to be written because of a row: tombstones where its item was, and the item where it is. */
    private List<GuardedWrite> writes(CompiledEntity entity, SourceKey asked, @Nullable RowNow row, Dirty dirty) {
        Origin origin =
                new Origin(entity.entity(), row == null ? asked : row.mapped().key());
        Set<Map<String, ItemValue>> left = new LinkedHashSet<>();
        dirty.moved().forEach(image -> rows.targetKey(entity, image).ifPresent(left::add));
        if (row == null && dirty.last() != null) {
            rows.targetKey(entity, dirty.last()).ifPresent(left::add);
        }
        List<GuardedWrite> writes = new ArrayList<>();
        if (row != null && row.place().isPresent()) {
            Map<String, ItemValue> place = row.place().get();
            if (row.mapped() instanceof MappedRow.Ready ready) {
                left.remove(place);
                writes.add(guard.changed(origin, key(entity, place), ready.item(), dirty.version()));
            } else {
                left.add(place);
            }
        }
        left.forEach(place -> writes.add(guard.gone(origin, key(entity, place), dirty.version())));
        return writes;
    }

    private TargetKey key(CompiledEntity entity, Map<String, ItemValue> place) {
        return new TargetKey(tableNames.apply(entity.tableName()), place);
    }

    private boolean settled(UnderWay one, Done done) throws InterruptedException {
        Sent sent = GuardedSends.await(one.sent());
        if (sent instanceof Sent.Open open) {
            sent = sends.settle(open, rows);
        }
        if (sent instanceof Sent.LeftOut) {
            return false;
        }
        done.add(one.write(), sent);
        return true;
    }

    /** Counts while a batch is applied. */
    private static final class Done {

        private long written;
        private long buried;
        private long late;

        void add(GuardedWrite write, Sent sent) {
            if (sent instanceof Sent.Late) {
                late++;
            } else if (write.mark().tombstone()) {
                buried++;
            } else {
                written++;
            }
        }

        FollowTotals totals(long changes) {
            return new FollowTotals(changes, written, buried, late);
        }
    }
}
