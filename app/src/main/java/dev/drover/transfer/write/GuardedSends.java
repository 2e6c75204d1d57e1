package dev.drover.transfer.write;

import dev.drover.connection.AwsAddress;
import dev.drover.transfer.guarded.AfterRefusal;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Origin;
import dev.drover.transfer.guarded.Refusals;
import dev.drover.transfer.guarded.Refusals.Next;
import dev.drover.transfer.guarded.Refusals.Owners;
import dev.drover.transfer.guarded.Stored;
import dev.drover.transfer.guarded.TargetKey;
import dev.drover.transfer.guarded.WriteAnswer;
import dev.drover.transfer.guarded.dynamodb.DynamoWrites;
import dev.drover.transfer.items.Difference;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the guarded writes of one slice, and brings those that are refused to an end. */
public final class GuardedSends {

    /** Two rows that are read one after the other can seem to have one key while they change places. */
    private static final int LOOKS_AT_A_COLLISION = 3;

    private final DynamoWrites writes;
    private final Guard guard;
    private final Slice slice;
    private final Duration patience;
    private final AwsAddress aws;
    private final Function<Origin, String> names;
    private final LongAdder throttled = new LongAdder();

    /**
     * Sends for a slice.
     *
     * @param patience how long all writes may fail before a person should look
     * @param names how people call a row
     */
    public GuardedSends(
            DynamoWrites writes,
            Guard guard,
            Slice slice,
            Duration patience,
            AwsAddress aws,
            Function<Origin, String> names) {
        this.writes = writes;
        this.guard = guard;
        this.slice = slice;
        this.patience = patience;
        this.aws = aws;
        this.names = names;
    }

    /** How often DynamoDB throttled. */
    public long throttled() {
        return throttled.sum();
    }

    /** Sends a write that was allowed to take off; the answer comes on a thread of the client. */
    public CompletableFuture<Sent> send(GuardedWrite write) {
        One one = new One(write);
        new RetriedSend<>(slice, patience, aws, one).send();
        return one.sent;
    }

    /**
     * Brings a refused write to its end, on a thread that may wait for source and target.
     *
     * @return landed, late, or left out if the slice ended first
     */
    public Sent settle(Sent.Open open, Owners owners) throws InterruptedException {
        Refusals refusals = new Refusals(guard, owners);
        GuardedWrite write = open.refused();
        Stored there = open.there();
        int collisions = 0;
        while (slice.goesOn()) {
            Next next = refusals.after(guard.afterRefusal(write, there), write, there);
            if (next instanceof Next.Done done) {
                return new Sent.Late(done.newer(), open.units());
            }
            if (next instanceof Next.Send again) {
                write = again.write();
                Sent sent = sendAndWait(write);
                if (!(sent instanceof Sent.Open refused)) {
                    return sent;
                }
                there = refused.there();
            } else if (next instanceof Next.Foreign || ++collisions == LOOKS_AT_A_COLLISION) {
                slice.stop(obstacle(write, next));
            }
        }
        return new Sent.LeftOut();
    }

    private Obstacle obstacle(GuardedWrite write, Next next) {
        String row = names.apply(write.mark().origin());
        return next instanceof Next.TwoRows rows
                ? Obstacle.twoRows(
                        row,
                        names.apply(rows.other()),
                        words(write.key()),
                        write.key().table())
                : Obstacle.foreign(row, words(write.key()), write.key().table());
    }

    /** For people, for example {@code pk = "ORDER#5", sk = "ORDER"}. */
    private static String words(TargetKey key) {
        return new TreeMap<>(key.attributes())
                .entrySet().stream()
                        .map(part -> part.getKey() + " = " + Difference.words(part.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private Sent sendAndWait(GuardedWrite write) throws InterruptedException {
        if (!slice.takeOff()) {
            return new Sent.LeftOut();
        }
        return await(send(write));
    }

    /** Waits for what becomes of a write, which is never an exception. */
    public static Sent await(CompletableFuture<Sent> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What became of a write is never an exception", e);
        }
    }

    private final class One implements RetriedSend.Write<WriteAnswer> {

        private final GuardedWrite write;
        private final CompletableFuture<Sent> sent = new CompletableFuture<>();

        One(GuardedWrite write) {
            this.write = write;
        }

        @Override
        public CompletableFuture<WriteAnswer> send() {
            return writes.send(write);
        }

        @Override
        public String table() {
            return write.key().table();
        }

        @Override
        public String subject() {
            return names.apply(write.mark().origin());
        }

        @Override
        public boolean answered(WriteAnswer answer) {
            int bytes = write instanceof GuardedWrite.Put put ? put.item().size() : 0;
            double units = answer instanceof WriteAnswer.Landed landed && landed.units() > 0
                    ? landed.units()
                    : WriteUnits.bySize(bytes);
            slice.budget().pay(units);
            sent.complete(
                    answer instanceof WriteAnswer.Refused refused
                            ? refused(refused.there(), units)
                            : new Sent.Landed(units));
            return true;
        }

        private Sent refused(@Nullable Stored there, double units) {
            if (write instanceof GuardedWrite.Clear) {
                return new Sent.Open(write, there, units);
            }
            AfterRefusal means = guard.afterRefusal(write, there);
            return switch (means) {
                case ALREADY_THERE, NEWER_THERE -> new Sent.Late(means == AfterRefusal.NEWER_THERE, units);
                default -> new Sent.Open(write, there, units);
            };
        }

        @Override
        public void throttled() {
            throttled.increment();
        }

        @Override
        public void leftOut() {
            sent.complete(new Sent.LeftOut());
        }
    }
}
