package dev.drover.transfer.follow;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.DynamoDbClients;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.GuardedWrite;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.guarded.dynamodb.DynamoWrites;
import dev.drover.transfer.write.CapacityBudget;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.Sent;
import dev.drover.transfer.write.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Takes the tombstones of a drained following away, when no write that they hold back can still be on its way.
 *
 * <p>Time is counted by a clock that only goes forward, from the first look of this process: after a restart, and on
 * another node, the grace begins anew.
 */
@Service
public class TombstoneClearing {

    private static final int ITEMS_IN_FLIGHT = 32;
    private static final int AT_ONCE = 500;

    private final Tombstones tombstones;
    private final FollowTools tools;
    private final DynamoDbClients clients;
    private final Duration patience;
    private final Duration callOfAws;
    private final Duration callNearby;
    private final Map<Long, Drained> drained = new ConcurrentHashMap<>();

    /**
     * Clears for this node.
     *
     * @param callOfAws how long a call to AWS may be on its way after its sender gave up: its signature is good for that long
     * @param callNearby the same for an endpoint of one's own
     */
    TombstoneClearing(
            Tombstones tombstones,
            FollowTools tools,
            DynamoDbClients clients,
            @Value("${drover.copy.patience:60s}") Duration patience,
            @Value("${drover.follow.call:15m}") Duration callOfAws,
            @Value("${drover.follow.call-nearby:15s}") Duration callNearby) {
        this.tombstones = tombstones;
        this.tools = tools;
        this.clients = clients;
        this.patience = patience;
        this.callOfAws = callOfAws;
        this.callNearby = callNearby;
    }

    /** When one was first seen drained in its epoch: what is followed again gets another one. */
    private record Drained(long epoch, long since) {}

    /**
     * How it is going.
     *
     * @param left tombstones that are still there
     * @param grace how long nothing may be cleared yet; zero if it may
     * @param problem null if nothing is in the way
     */
    public record Clearing(
            long left, Duration grace, @Nullable String problem, String nextAction) {}

    /** How many tombstones there are. */
    public long count(Following following) {
        return tombstones.count(following.id());
    }

    /**
     * Clears for so long, if it may already.
     *
     * @throws IllegalArgumentException if it is not drained: late writes of the copy or the feed could still come
     */
    public Clearing slice(Following following, Duration time) throws InterruptedException {
        if (following.status() != FollowingStatus.DRAINED) {
            throw new IllegalArgumentException("Only what is drained can be cleared, not " + following.status());
        }
        long left = tombstones.count(following.id());
        Duration grace = left == 0 ? Duration.ZERO : grace(following);
        if (left == 0 || !grace.isZero()) {
            return new Clearing(left, grace, null, "");
        }
        Slice slice = new Slice(ITEMS_IN_FLIGHT, new CapacityBudget(0, System::nanoTime), time.toNanos());
        AwsAddress aws = tools.aws(following);
        GuardedSends sends = new GuardedSends(
                new DynamoWrites(clients.openForMany(aws, Access.READ_WRITE)),
                new Guard(following.name()),
                slice,
                patience,
                aws,
                origin -> origin.text());
        while (slice.goesOn() && clearSome(following, slice, sends)) {
            // Until nothing is left.
        }
        Optional<Obstacle> obstacle = slice.obstacle();
        return new Clearing(
                tombstones.count(following.id()),
                Duration.ZERO,
                obstacle.map(Obstacle::problem).orElse(null),
                obstacle.map(Obstacle::nextAction).orElse(""));
    }

    private Duration grace(Following following) {
        Duration call = tools.aws(following).endpoint() == null ? callOfAws : callNearby;
        long now = System.nanoTime();
        Drained seen = drained.compute(
                following.id(),
                (id, before) -> before != null && before.epoch() == following.epoch()
                        ? before
                        : new Drained(following.epoch(), now));
        Duration rest = Followings.LEASE.plus(call).minusNanos(now - seen.since());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** Whether there was anything. */
    private boolean clearSome(Following following, Slice slice, GuardedSends sends) throws InterruptedException {
        List<GuardedWrite.Clear> some = tombstones.some(following.id(), following.name(), AT_ONCE);
        List<GuardedWrite.Clear> gone = new ArrayList<>();
        Map<GuardedWrite.Clear, GuardedWrite.Clear> others = new LinkedHashMap<>();
        for (Map.Entry<GuardedWrite.Clear, Sent> one : send(some, slice, sends).entrySet()) {
            Mark there = one.getValue() instanceof Sent.Open refused && refused.there() != null
                    ? refused.there().mark()
                    : null;
            if (there != null && there.tombstone() && there.job().equals(following.name())) {
                // Changes that came twice may have made another tombstone than the one that was written down.
                others.put(new GuardedWrite.Clear(one.getKey().key(), there), one.getKey());
            } else if (!(one.getValue() instanceof Sent.LeftOut)) {
                // Something else is there: the tombstone has gone already.
                gone.add(one.getKey());
            }
        }
        send(others.keySet(), slice, sends).forEach((other, sent) -> {
            if (!(sent instanceof Sent.LeftOut)) {
                gone.add(others.get(other));
            }
        });
        tombstones.forget(following.id(), gone);
        return !some.isEmpty();
    }

    private static Map<GuardedWrite.Clear, Sent> send(
            Iterable<GuardedWrite.Clear> clears, Slice slice, GuardedSends sends) throws InterruptedException {
        Map<GuardedWrite.Clear, CompletableFuture<Sent>> underWay = new LinkedHashMap<>();
        for (GuardedWrite.Clear clear : clears) {
            if (slice.takeOff()) {
                underWay.put(clear, sends.send(clear));
            }
        }
        Map<GuardedWrite.Clear, Sent> answers = new LinkedHashMap<>();
        for (Map.Entry<GuardedWrite.Clear, CompletableFuture<Sent>> one : underWay.entrySet()) {
            answers.put(one.getKey(), answer(one.getValue()));
        }
        return answers;
    }

    private static Sent answer(CompletableFuture<Sent> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What became of a write is never an exception", e);
        }
    }
}
