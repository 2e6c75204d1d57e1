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
 * Tells every node of the events that a transaction stored.
 *
 * <p>PostgreSQL lets only one transaction at a time commit that notifies, which would make all runs wait for each other's
 * disk. So what passes by itself is told after the commit: a node that dies in between leaves it unsaid, and the node that
 * takes its slices over has news of the same run. Where a run ends, or waits for somebody, word goes out with the commit.
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

    /** Tells when the transaction commits. */
    void tellWithCommit(List<String> signals) {
        if (!signals.isEmpty()) {
            tell(signals);
        }
    }

    /** Tells soon, together with others; the caller does not wait. */
    void tellSoon(List<String> signals) {
        if (signals.isEmpty()) {
            return;
        }
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
            tell(signals);
        } catch (DataAccessException e) {
            log.warn("Live pages were not told of {} events: {}", signals.size(), e.getMessage());
        }
    }

    private void tell(List<String> signals) {
        sql.sql("select count(pg_notify(?, signal)::text) from unnest(?::text[]) as signal")
                .param(RunEvents.CHANNEL)
                .param(signals.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @PreDestroy
    void end() throws InterruptedException {
        teller.shutdown();
        teller.awaitTermination(2, TimeUnit.SECONDS);
    }
}
