package dev.drover.transfer.follow;

import dev.drover.transfer.write.CapacityBudget;
import dev.drover.transfer.write.Slice;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * This node's part in following sources: it takes what nobody works on, each in a thread of its own, and gives everything
 * back when it goes down. What a dead node has left is taken over when its lease is over.
 */
@Component
class Followers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    private static final long LOOK_MILLIS = 500;
    private static final int ITEMS_IN_FLIGHT = 32;
    private static final long STOP_SECONDS = 6;
    private static final AtomicInteger nodes = new AtomicInteger();

    private final Followings followings;
    private final FollowTools tools;
    private final Clock clock;
    private final boolean enabled;
    private final String name = "node-" + ProcessHandle.current().pid() + "-" + nodes.incrementAndGet();
    private final Map<Long, FollowSession> sessions = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService looking;
    private @Nullable ExecutorService working;
    private boolean started;
    private boolean ready;

    Followers(
            Followings followings,
            FollowTools tools,
            Clock clock,
            @Value("${drover.engine.enabled:true}") boolean enabled) {
        this.followings = followings;
        this.tools = tools;
        this.clock = clock;
        this.enabled = enabled;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        ready = true;
        work();
    }

    @Override
    public synchronized void start() {
        started = true;
        work();
    }

    private void work() {
        if (enabled && ready && started && looking == null) {
            working = Executors.newCachedThreadPool(task -> daemon(task, "follow"));
            looking = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "follow-look"));
            looking.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            sessions.values().forEach(FollowSession::renew);
            for (long id : followings.untended()) {
                if (!sessions.containsKey(id)) {
                    followings.take(id, name).ifPresent(this::follow);
                }
            }
        } catch (RuntimeException e) {
            log.warn("Drover cannot look which sources have to be followed: {}", e.getMessage());
        }
    }

    private synchronized void follow(Following held) {
        ExecutorService pool = working;
        if (pool == null) {
            followings.release(held);
            return;
        }
        Slice slice = new Slice(
                ITEMS_IN_FLIGHT,
                new CapacityBudget(0, System::nanoTime),
                followings.lease().toNanos());
        FollowSession session = new FollowSession(held, tools, followings, clock, slice);
        sessions.put(held.id(), session);
        pool.execute(() -> {
            try {
                session.run();
            } finally {
                sessions.remove(held.id(), session);
            }
        });
    }

    @Override
    public void stop() {
        ExecutorService pool;
        synchronized (this) {
            started = false;
            pool = working;
            if (looking != null) {
                looking.shutdownNow();
            }
            looking = null;
            working = null;
        }
        if (pool == null) {
            return;
        }
        sessions.values().forEach(FollowSession::stop);
        pool.shutdown();
        try {
            if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return started;
    }

    /** As the queue of slices: before the web server's graceful shutdown, while everything it uses is there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
