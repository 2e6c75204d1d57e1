package dev.drover.transfer.follow;

import dev.drover.connection.Access;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.DynamoDbClients;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.dynamodb.DynamoWrites;
import dev.drover.transfer.write.CapacityBudget;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.Slice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Tombstones tombstones;
    private final FollowTools tools;
    private final DynamoDbClients clients;
    private final Duration patience;
    private final Map<Long, Drained> drained = new ConcurrentHashMap<>();

    TombstoneClearing(
            Tombstones tombstones,
            FollowTools tools,
            DynamoDbClients clients,
            @Value("${drover.copy.patience:60s}") Duration patience) {
        this.tombstones = tombstones;
        this.tools = tools;
        this.clients = clients;
        this.patience = patience;
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
        TombstoneSweep sweep = new TombstoneSweep(tombstones, following, sends, slice);
        while (slice.goesOn() && sweep.some(null)) {
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
        long now = System.nanoTime();
        Drained seen = drained.compute(
                following.id(),
                (id, before) -> before != null && before.epoch() == following.epoch()
                        ? before
                        : new Drained(following.epoch(), now));
        Duration rest = tools.grace(following).minusNanos(now - seen.since());
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
