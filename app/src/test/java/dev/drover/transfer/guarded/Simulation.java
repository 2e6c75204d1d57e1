package dev.drover.transfer.guarded;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.change.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One random schedule of an application that writes, a copy, a feed of its changes and a purge, with crashes, workers
 * that are taken for dead and go on, lost answers, writes that land late and duplicates. It ends when the application
 * has, and everything has settled.
 *
 * <p>Which write may land, what a refused one means and when a tombstone may go is decided by the production classes.
 */
final class Simulation {

    private static final String JOB = "job";
    private static final int MOST_STEPS = 4_000;

    private final RandomGenerator random;
    private final Rules rules;
    private final boolean images;
    private final SimulatedSource source;
    private final SimulatedTarget target;
    private final Guard guard = new Guard(JOB);
    private final Refusals refusals = new Refusals(guard, this::isAt);
    private final PurgeHorizon horizon;
    private final List<Worker> workers = new ArrayList<>();
    private final int feedBegins;

    /** Durable: the last row that the copy has settled, and who may move it. */
    private int cursor = -1;

    private boolean copyDone;
    private int copyEpoch;
    /** Durable: the transactions that are applied. */
    private int acknowledged;

    private int applyEpoch;
    private int toCommit;
    private @Nullable String problem;

    /**
     * Sets a schedule up.
     *
     * @param images whether changes carry the row as it was then, as those of DynamoDB do; otherwise it is read again
     * @param moving whether rows change their keys in the target
     */
    Simulation(long seed, Rules rules, boolean images, boolean moving) {
        this.random = new SplittableRandom(seed);
        this.rules = rules;
        this.images = images;
        int rows = 1 + random.nextInt(3);
        this.source = new SimulatedSource(random, rows, moving ? rows + 1 : rows);
        this.target = new SimulatedTarget(random, rules);
        this.horizon = new PurgeHorizon(Duration.ofNanos(rules.grace()));
        for (int i = random.nextInt(3); i > 0; i--) {
            source.commit();
        }
        this.feedBegins = source.committed();
        this.acknowledged = feedBegins;
        if (images) {
            source.showAll();
        }
        this.toCommit = 2 + random.nextInt(6);
        workers.add(new Copier(copyEpoch));
        workers.add(new Applier(applyEpoch));
    }

    /** Runs to the end; empty if both sides are equal then, else what is wrong. */
    Optional<String> run() {
        for (int step = 0; problem == null && step < MOST_STEPS; step++) {
            if (toCommit == 0 && settled()) {
                return Optional.ofNullable(difference());
            }
            step();
        }
        return Optional.of(problem == null ? "it does not come to an end" : problem);
    }

    private boolean settled() {
        return copyDone
                && acknowledged == source.committed()
                && !target.hasLate()
                && workers.stream().noneMatch(Worker::mayStillSend)
                && target.entries().values().stream().noneMatch(e -> e.mark().tombstone());
    }

    private void step() {
        if (toCommit == 0 && random.nextInt(8) == 0) {
            target.calmDown();
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                if (toCommit > 0) {
                    toCommit--;
                    source.commit();
                    if (images) {
                        source.showAll();
                    }
                }
            }
            case 2 -> {
                if (source.hasHidden()) {
                    source.showOneMore();
                }
            }
            case 3 -> target.pass(1 + random.nextInt(toCommit > 0 ? 4 : 8));
            case 4 -> {
                if (target.hasLate()) {
                    target.landOneLate();
                }
            }
            case 5 -> purge();
            case 6 -> {
                if (toCommit > 0 && random.nextInt(3) == 0) {
                    replaceSomebody();
                }
            }
            default -> workers.get(random.nextInt(workers.size())).step();
        }
        workers.removeIf(worker -> worker.isOver() && worker.isReplaced());
    }

    /** A worker crashes, or is taken for dead and goes on for a while. */
    private void replaceSomebody() {
        Worker old = workers.get(random.nextInt(workers.size()));
        if (old.isReplaced()) {
            return;
        }
        boolean crashed = random.nextBoolean();
        if (crashed) {
            workers.remove(old);
        } else {
            old.replacedAt = target.now();
        }
        workers.add(old instanceof Copier ? new Copier(++copyEpoch) : new Applier(++applyEpoch));
    }

    private void purge() {
        Optional<Version> upTo = rules.purgeable(horizon, copyDone, versionOf(acknowledged + 1, 0), target.now());
        if (upTo.isEmpty()) {
            return;
        }
        List<GuardedWrite> clear = new ArrayList<>();
        target.entries().forEach((key, entry) -> {
            if (entry.mark().tombstone() && upTo.get().isNewerThan(entry.mark().version())) {
                clear.add(guard.cleared(key, entry.mark()));
            }
        });
        clear.forEach(target::send);
    }

    private @Nullable String difference() {
        Map<TargetKey, Item> wanted = new LinkedHashMap<>();
        source.showAll();
        for (int row = 0; row < source.rows(); row++) {
            SimulatedSource.Row now = source.read(row);
            if (now != null) {
                wanted.put(key(now.place()), item(now));
            }
        }
        Map<TargetKey, Item> there = new LinkedHashMap<>();
        target.entries().forEach((key, entry) -> {
            if (entry.item() != null) {
                there.put(key, entry.item());
            }
        });
        return wanted.equals(there) ? null : "the source has " + wanted + " and the target " + there;
    }

    private static TargetKey key(int place) {
        return new TargetKey("t", Map.of("pk", new ItemValue.Numeric(String.valueOf(place))));
    }

    private static Item item(SimulatedSource.Row row) {
        return new Item(Map.of("value", new ItemValue.Numeric(String.valueOf(row.value()))));
    }

    private static Origin origin(int row) {
        return new Origin("rows", new SourceKey(List.of(String.valueOf(row))));
    }

    private static Version versionOf(int transaction, int index) {
        return Version.ofCommit(transaction, index);
    }

    private boolean isAt(Origin origin, TargetKey key) {
        SimulatedSource.Row row =
                source.read(Integer.parseInt(origin.key().values().get(0)));
        return row != null && key(row.place()).equals(key);
    }

    /** Sends writes until each has an answer that settles it. */
    private abstract class Worker {

        final int epoch;
        final List<GuardedWrite> open = new ArrayList<>();
        final int slowness = random.nextInt(6) == 0 ? 12 : 1;
        long replacedAt = -1;

        Worker(int epoch) {
            this.epoch = epoch;
        }

        boolean isReplaced() {
            return replacedAt >= 0;
        }

        /** Whoever was taken for dead notices when its lease is over. */
        boolean isOver() {
            return isReplaced() && rules.endsWithLease() && target.now() - replacedAt > Rules.LEASE;
        }

        boolean mayStillSend() {
            return !open.isEmpty() && !isOver();
        }

        final void step() {
            if (isOver() || random.nextInt(slowness) > 0) {
                return;
            }
            if (!open.isEmpty()) {
                int which = random.nextInt(open.size());
                if (settles(which)) {
                    open.remove(which);
                }
                if (open.isEmpty() || !waitsForAnswers()) {
                    sent();
                }
            } else {
                begin();
            }
        }

        boolean waitsForAnswers() {
            return true;
        }

        abstract void begin();

        abstract void sent();

        private boolean settles(int which) {
            GuardedWrite write = open.get(which);
            SimulatedTarget.Answer answer = target.send(write);
            if (answer == null || answer.landed()) {
                return answer != null;
            }
            Stored there = answer.there();
            Refusals.Next next = refusals.after(rules.afterRefusal(guard, write, there), write, there);
            if (next instanceof Refusals.Next.Send again) {
                open.set(which, again.write());
                return false;
            }
            if (!(next instanceof Refusals.Next.Done)) {
                problem = next + " at " + write.key();
            }
            return true;
        }
    }

    private final class Copier extends Worker {

        private int last = -1;
        private boolean end;

        Copier(int epoch) {
            super(epoch);
        }

        @Override
        boolean waitsForAnswers() {
            return rules.cursorWaitsForAnswers();
        }

        @Override
        void begin() {
            if (copyDone || rules.copyWaitsForFeed() && !source.isVisible(feedBegins)) {
                return;
            }
            int size = 1 + random.nextInt(2);
            last = Math.min(cursor + size, source.rows() - 1);
            end = last == source.rows() - 1;
            for (int row = cursor + 1; row <= last; row++) {
                SimulatedSource.Row now = source.read(row);
                if (now != null) {
                    open.add(guard.copied(origin(row), key(now.place()), item(now)));
                }
            }
            if (open.isEmpty()) {
                sent();
            }
        }

        @Override
        void sent() {
            if (epoch == copyEpoch && !copyDone) {
                cursor = last;
                copyDone = end;
            }
        }
    }

    private final class Applier extends Worker {

        private int delivered = acknowledged;
        private int upTo;

        Applier(int epoch) {
            super(epoch);
        }

        @Override
        void begin() {
            int most = Math.min(source.committed(), delivered + 1 + random.nextInt(3));
            boolean tooEarly = rules.readsOnlyVisible() && !source.isVisible(most);
            if (most == delivered || tooEarly || !rules.appliesDuringCopy() && !copyDone) {
                return;
            }
            upTo = most;
            if (images) {
                for (int number = delivered + 1; number <= upTo; number++) {
                    source.transaction(number).forEach(change -> {
                        Version version = versionOf(change.transaction(), change.index());
                        apply(change.row(), change.after(), List.of(change), version);
                    });
                }
            } else {
                readAgain();
            }
            if (rules.acknowledgesBeforeApplying() && epoch == applyEpoch) {
                acknowledged = upTo;
            }
            if (open.isEmpty()) {
                sent();
            }
        }

        private void readAgain() {
            Map<Integer, List<SimulatedSource.Change>> byRow = new LinkedHashMap<>();
            for (int number = delivered + 1; number <= upTo; number++) {
                source.transaction(number)
                        .forEach(change -> byRow.computeIfAbsent(change.row(), row -> new ArrayList<>())
                                .add(change));
            }
            byRow.forEach((row, changes) -> {
                SimulatedSource.Change newest = changes.get(changes.size() - 1);
                apply(row, source.read(row), changes, versionOf(newest.transaction(), newest.index()));
            });
        }

        private void apply(
                int row, SimulatedSource.@Nullable Row now, List<SimulatedSource.Change> changes, Version version) {
            for (SimulatedSource.Change change : changes) {
                SimulatedSource.Row before = change.before();
                if (before != null && (now == null || now.place() != before.place())) {
                    open.add(guard.gone(origin(row), key(before.place()), version));
                }
            }
            if (now != null) {
                open.add(guard.changed(origin(row), key(now.place()), item(now), version));
            }
        }

        @Override
        void sent() {
            delivered = upTo;
            if (epoch == applyEpoch) {
                acknowledged = upTo;
            }
        }
    }
}
