package dev.drover.transfer.follow;

import dev.drover.connection.ConnectionProblem;
import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.Broken;
import dev.drover.transfer.change.FeedEvent.Committed;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.FeedHealth;
import dev.drover.transfer.change.FeedLostException;
import dev.drover.transfer.change.Version;
import dev.drover.transfer.change.postgres.PostgresFeeds;
import dev.drover.transfer.guarded.PurgeHorizon;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Somebody's work on one following, for as long as the lease is held and nothing is in the way.
 *
 * <p>A position is stored when everything before it is in the target, and the source is told only then. So whatever dies,
 * the next session begins at or before what is not in the target, and what comes twice does no harm.
 */
final class FollowSession implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FollowSession.class);

    private static final int MOST_EVENTS = 1000;
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final Following held;
    private final FollowTools tools;
    private final Followings followings;
    private final Clock clock;
    private final Slice slice;
    private String position;

    FollowSession(Following held, FollowTools tools, Followings followings, Clock clock, Slice slice) {
        this.held = held;
        this.tools = tools;
        this.followings = followings;
        this.clock = clock;
        this.slice = slice;
        this.position = Objects.requireNonNull(held.position());
    }

    /** Ends it soon, when what is under way has landed. */
    void stop() {
        slice.stop();
    }

    /** Renews the lease, on another thread: a batch may take longer than a lease lasts. */
    void renew() {
        // From before it is asked for, so that it never lasts longer here than there.
        long now = System.nanoTime();
        if (followings.renew(held)) {
            slice.lastUntil(now, followings.lease().toNanos());
        } else {
            slice.stop();
        }
    }

    @Override
    public void run() {
        try {
            follow();
            Optional<Obstacle> obstacle = slice.obstacle();
            Throwable failure = slice.failure();
            if (obstacle.isPresent()) {
                hold(obstacle.get().problem(), obstacle.get().nextActionWithoutRetry());
            } else if (failure != null) {
                hold(failure);
            } else {
                followings.release(held);
            }
        } catch (InterruptedException e) {
            followings.release(held);
            Thread.currentThread().interrupt();
        } catch (FeedLostException e) {
            lose(String.valueOf(e.getMessage()), e.nextAction());
        } catch (ConnectionProblem e) {
            Obstacle met = Obstacle.of(e);
            hold(met.problem(), met.nextActionWithoutRetry());
        } catch (FollowRefusedException e) {
            hold(String.valueOf(e.getMessage()), e.nextAction());
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            // Drover's own database is away, so nothing can be stored either: the lease runs out.
            log.warn("The following {} stops for now: {}", held.name(), e.getMessage());
        } catch (RuntimeException | Error e) {
            hold(e);
        }
    }

    private void follow() throws InterruptedException {
        try (FollowTools.Open open = tools.open(held, slice)) {
            ChangeFeed feed = open.feed();
            PurgeHorizon horizon = new PurgeHorizon(tools.grace(held));
            long lookedAt = System.nanoTime() - BETWEEN_LOOKS;
            while (slice.goesOn()) {
                long now = System.nanoTime();
                FeedHealth health = now - lookedAt >= BETWEEN_LOOKS ? feed.health() : null;
                // What the look has found to be broken comes as an event.
                List<FeedEvent> events = feed.next(MOST_EVENTS, WAIT);
                if (!events.isEmpty() && !bringOver(events, open)) {
                    return;
                }
                if (health != null) {
                    lookedAt = now;
                    if (!followings.looked(held, health, clock.instant())) {
                        return;
                    }
                    purge(horizon, open.sweep(), now);
                }
            }
        }
    }

    /** Some tombstones at a time, so that they do not have to be waited for at the end. */
    private void purge(PurgeHorizon horizon, TombstoneSweep sweep, long now) throws InterruptedException {
        Optional<Version> before = horizon.at(followings.isCopied(held.id()), PostgresFeeds.version(position), now);
        if (before.isPresent()) {
            sweep.some(before.get());
        }
    }

    /** Whether everything is in the target and stored as such. */
    private boolean bringOver(List<FeedEvent> events, FollowTools.Open open) throws InterruptedException {
        List<RowChanged> changes = new ArrayList<>();
        Committed last = null;
        for (FeedEvent event : events) {
            if (event instanceof Broken broken) {
                slice.stop(new Obstacle(
                        broken.problem() + ".",
                        "Put it back as it was. If rows were changed meanwhile, roll the run back and copy anew."));
                return false;
            }
            if (event instanceof RowChanged change) {
                changes.add(change);
            } else if (event instanceof Committed committed) {
                last = committed;
            }
        }
        Optional<FollowTotals> applied = open.applier().apply(changes);
        return applied.isPresent() && store(applied.get(), last, open.feed());
    }

    private boolean store(FollowTotals applied, @Nullable Committed last, ChangeFeed feed) {
        boolean stored = followings.advance(
                held, last == null ? null : last.position(), last == null ? null : last.at(), applied);
        if (stored && last != null) {
            position = last.position();
            feed.acknowledge(position);
        }
        return stored;
    }

    private void lose(String problem, String nextAction) {
        log.warn("The following {} has lost changes: {}", held.name(), problem);
        followings.lose(held, problem + ".", nextAction);
    }

    private void hold(String problem, String nextAction) {
        log.warn("The following {} is held up: {}", held.name(), problem);
        followings.hold(held, problem, nextAction);
    }

    private void hold(Throwable defect) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("Incident {}: the following {}", incident, held.name(), defect);
        followings.hold(
                held,
                "Drover met an error that it has no words for (incident " + incident + ").",
                "Look for the incident in Drover's log.");
    }
}
