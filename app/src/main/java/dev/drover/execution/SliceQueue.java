package dev.drover.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The slices of work that are due, in the database, shared by all nodes.
 *
 * <p>A slice is named after its step run and epoch, so it can be put in only once, in the transaction that ends the slice
 * before it. A worker that goes on with the next slice of a run keeps the row of the one before and writes the next one's
 * name into its data: nobody else has to look for it. When the node that works on one dies, another node takes it over after {@code drover.engine.heartbeat} times
 * {@link #MISSED_HEARTBEATS}. What other rooms want done again and again is worked on by the same threads: every bean that
 * is a recurring task.
 */
@Component
class SliceQueue implements SmartLifecycle {

    static final int MISSED_HEARTBEATS = 6;

    private static final String TASK = "advance-step";
    private static final String WAKE = "advance-run";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(6);

    /** Nothing is left to do: the slice took itself out. */
    private static final CompletionHandler<String> TAKEN_OUT = (complete, operations) -> {};

    private final CustomTask<String> task;
    private final OneTimeTask<Void> wake;
    private final JdbcClient sql;
    private final SchedulerClient client;
    private final Supplier<Scheduler> workers;
    private final Clock clock;
    private final boolean enabled;
    private volatile @Nullable Scheduler working;
    private volatile boolean ready;
    private volatile boolean started;

    SliceQueue(
            DataSource dataSource,
            JdbcClient sql,
            ObjectProvider<RunSlice> slices,
            ObjectProvider<WakeRun> wakers,
            ObjectProvider<RecurringTask<?>> recurring,
            Clock clock,
            @Value("${drover.engine.enabled:true}") boolean enabled,
            @Value("${drover.engine.threads:8}") int threads,
            @Value("${drover.engine.heartbeat:1s}") Duration heartbeat) {
        this.clock = clock;
        this.enabled = enabled;
        this.sql = sql;
        this.task = Tasks.custom(TASK, String.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> {
                    slices.getObject().run(Claim.of(context.getExecution()));
                    return TAKEN_OUT;
                });
        this.wake = Tasks.oneTime(WAKE, Void.class)
                .onFailureRetryLater()
                .execute((instance, context) ->
                        wakers.getObject().wake(run(instance.getId()), moment(instance.getId())));
        DataSource shared = new TransactionAwareDataSourceProxy(dataSource);
        this.client = SchedulerClient.Builder.create(shared, task, wake)
                .serializer(new TextSerializer())
                .build();
        this.workers = () -> Scheduler.create(shared, task, wake)
                .startTasks(recurring.stream().toList())
                .schedulerName(new SchedulerName.Fixed(new SchedulerName.Hostname().getName() + "-"
                        + ProcessHandle.current().pid()))
                .serializer(new TextSerializer())
                .clock(this.clock::instant)
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN_WAIT)
                .build();
    }

    /** A slice of a step run. */
    record SliceId(long stepRun, long epoch) {

        static SliceId of(StepRun step) {
            return new SliceId(step.id(), step.epoch());
        }

        static SliceId parse(String text) {
            int colon = text.indexOf(':');
            return new SliceId(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return stepRun + ":" + epoch;
        }
    }

    /**
     * A row of the queue that a worker of this node holds.
     *
     * @param row the name of the row: the slice that it was put in for
     * @param version counts every change of hands, so a worker whose row was taken over can no longer touch it
     * @param slice what is to be done now
     */
    record Claim(String row, long version, SliceId slice) {

        static Claim of(Execution held) {
            Object goneOn = held.taskInstance.getData();
            return new Claim(
                    held.getId(), held.version, SliceId.parse(goneOn == null ? held.getId() : goneOn.toString()));
        }

        Claim on(SliceId next) {
            return new Claim(row, version, next);
        }
    }

    /**
     * Keeps a row for the next slice of the same run.
     *
     * @return whether the row was still held; otherwise the slice has to be put in
     */
    boolean keep(Claim claim, StepRun next) {
        return sql.sql(
                                "update scheduled_tasks set task_data = ? where task_name = ? and task_instance = ? and version = ?")
                        .param(TextSerializer.bytes(SliceId.of(next).toString()))
                        .param(TASK)
                        .param(claim.row())
                        .param(claim.version())
                        .update()
                == 1;
    }

    /** Puts the next slice of a step in; it exists only if the transaction commits. */
    void add(StepRun step, Duration delay) {
        // In a batch of one, because db-scheduler looks before it puts in a single one; a slice is always new.
        client.scheduleBatch(
                List.of(task.instance(SliceId.of(step).toString())),
                clock.instant().plus(delay));
        if (delay.isZero()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Scheduler scheduler = working;
                    if (scheduler != null) {
                        scheduler.triggerCheckForDueExecutions();
                    }
                }
            });
        }
    }

    /** Has a run looked at again at a moment, because only time has to pass until a step of it may begin. */
    void wake(RunId run, Instant at) {
        client.scheduleIfNotExists(wake.instance(run.value() + "@" + at.toEpochMilli()), at);
    }

    /** Rounded up: a moment too early would find nothing to start, and nobody would look again. */
    private static Instant moment(String instance) {
        return Instant.ofEpochMilli(Long.parseLong(instance.substring(instance.indexOf('@') + 1)) + 1);
    }

    private static RunId run(String instance) {
        return new RunId(Long.parseLong(instance.substring(0, instance.indexOf('@'))));
    }

    /**
     * Takes a row out: in the transaction that stores the outcome of its slice, so that it ends with it and costs no commit
     * of its own; or because its slice is an old one, which never counts again. A row that was taken over stays.
     *
     * @return whether it was still held
     */
    boolean remove(Claim claim) {
        return sql.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?")
                        .param(TASK)
                        .param(claim.row())
                        .param(claim.version())
                        .update()
                == 1;
    }

    /** Whether Drover is going down: slices should end now. */
    boolean isStopping() {
        return !started;
    }

    /** Work begins only when everything it may need is there, the sandbox included. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
        work();
    }

    @Override
    public void start() {
        started = true;
        work();
    }

    /** A stopped scheduler does not start again: each start makes a new one. */
    private synchronized void work() {
        if (enabled && ready && started && working == null) {
            Scheduler scheduler = workers.get();
            scheduler.start();
            working = scheduler;
        }
    }

    @Override
    public synchronized void stop() {
        started = false;
        Scheduler scheduler = working;
        working = null;
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Before the web server's graceful shutdown, so that slices end while everything they use is still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
