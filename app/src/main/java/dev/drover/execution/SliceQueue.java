package dev.drover.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The slices of work that are due, in the database, shared by all nodes.
 *
 * <p>A slice is named after its step run and epoch, so it can be put in only once, in the transaction that ends the slice
 * before it. When the node that works on one dies, another node takes it over after {@link #HEARTBEAT} times
 * {@link #MISSED_HEARTBEATS}.
 */
@Component
class SliceQueue implements SmartLifecycle {

    static final Duration HEARTBEAT = Duration.ofSeconds(1);
    static final int MISSED_HEARTBEATS = 6;

    private static final String TASK = "advance-step";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(6);

    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private final Clock clock;
    private volatile boolean running;
    private volatile boolean stopping;

    SliceQueue(
            DataSource dataSource,
            ObjectProvider<RunSlice> slices,
            Clock clock,
            @Value("${drover.engine.threads:8}") int threads) {
        this.clock = clock;
        this.task = Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> slices.getObject().run(SliceId.parse(instance.getId())));
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task)
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN_WAIT)
                .build();
    }

    /** A slice of a step run. */
    record SliceId(long stepRun, long epoch) {

        static SliceId parse(String text) {
            int colon = text.indexOf(':');
            return new SliceId(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return stepRun + ":" + epoch;
        }
    }

    /** Puts the next slice of a step in; it exists only if the transaction commits. */
    void add(StepRun step, Duration delay) {
        scheduler.schedule(
                task.instance(new SliceId(step.id(), step.epoch()).toString()),
                clock.instant().plus(delay));
        if (delay.isZero()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    if (running) {
                        scheduler.triggerCheckForDueExecutions();
                    }
                }
            });
        }
    }

    /** Whether Drover is going down: slices should end now. */
    boolean isStopping() {
        return stopping;
    }

    /** Work begins only when everything it may need is there, the sandbox included. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!running && !stopping) {
            running = true;
            scheduler.start();
        }
    }

    @Override
    public void start() {
        // See begin().
    }

    @Override
    public void stop() {
        stopping = true;
        if (running) {
            running = false;
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }

    /** Before the web server's graceful shutdown, so that slices end while everything they use is still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
