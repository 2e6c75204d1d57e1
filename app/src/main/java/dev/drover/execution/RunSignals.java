package dev.drover.execution;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every node, as soon as a transaction has committed, of the events that it stored.
 *
 * <p>Not within the transaction: PostgreSQL lets only one transaction at a time commit that notifies, which would make all
 * runs wait for each other's disk. What a node that dies did not get to say is not lost, only not announced; the node that
 * takes its slices over has news of the same run to tell.
 */
@Component
class RunSignals {

    private static final Logger log = LoggerFactory.getLogger(RunSignals.class);

    /** Nobody sees that an event is so much older; so many of a busy engine share a commit. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final JdbcClient sql;
    private final LinkedBlockingQueue<String> committed = new LinkedBlockingQueue<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "run-signals");
        thread.setDaemon(true);
        return thread;
    });

    RunSignals(JdbcClient sql) {
        this.sql = sql;
    }

    /** Tells soon; the caller does not wait. */
    void tell(List<String> signals) {
        committed.addAll(signals);
        if (waiting.compareAndSet(false, true)) {
            teller.schedule(this::send, TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Tells of all that has come together. */
    private void send() {
        waiting.set(false);
        List<String> signals = new ArrayList<>();
        committed.drainTo(signals);
        if (signals.isEmpty()) {
            return;
        }
        try {
            sql.sql("select count(pg_notify(?, signal)::text) from unnest(?::text[]) as signal")
                    .param(RunEvents.CHANNEL)
                    .param(signals.toArray(String[]::new))
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            log.warn("Live pages were not told of {} events: {}", signals.size(), e.getMessage());
        }
    }

    @PreDestroy
    void end() throws InterruptedException {
        teller.shutdown();
        teller.awaitTermination(2, TimeUnit.SECONDS);
    }
}
