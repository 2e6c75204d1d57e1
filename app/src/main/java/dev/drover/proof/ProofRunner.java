package dev.drover.proof;

import dev.drover.connection.ConnectionProblem;
import dev.drover.model.mapping.InvalidMappingException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Works on proofs behind the pages, a few at a time.
 *
 * <p>A proof is not taken over by another node: its tables are thrown away, and whoever wants it starts it again.
 */
@Component
class ProofRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ProofRunner.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final long BEAT_MILLIS = 500;
    private static final long SHUTDOWN_SECONDS = 5;
    private static final long FIRST_LOOK_SECONDS = 90;

    private final ProofRun run;
    private final ProofTable proofs;
    private final ProofTables tables;
    private final Map<Long, ProofWork> active = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> daemon(work, "proof"));
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "proof-pulse"));
    private final ExecutorService broom = Executors.newSingleThreadExecutor(work -> daemon(work, "proof-broom"));
    private volatile boolean stopping;

    ProofRunner(ProofRun run, ProofTable proofs, ProofTables tables) {
        this.run = run;
        this.proofs = proofs;
        this.tables = tables;
        pulse.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins the work as soon as there is room for it. */
    void submit(ProofWork work) {
        active.put(work.id(), work);
        try {
            workers.execute(() -> work(work));
        } catch (RejectedExecutionException full) {
            active.remove(work.id());
            proofs.become(
                    work.id(),
                    ProofStatus.FAILED,
                    "Too many proofs are waiting. Start it again in some minutes.",
                    null);
        }
    }

    private void work(ProofWork work) {
        try {
            ProofResult result = run.run(work);
            proofs.become(work.id(), ProofStatus.FINISHED, "", result);
        } catch (CalledOffException unwanted) {
            if (stopping || !proofs.become(work.id(), ProofStatus.CALLED_OFF, "", null)) {
                proofs.become(
                        work.id(),
                        ProofStatus.INTERRUPTED,
                        "Drover was stopped while it was running. Start it again.",
                        null);
            }
        } catch (ConnectionProblem problem) {
            proofs.become(work.id(), ProofStatus.FAILED, problem.getMessage() + " " + problem.nextAction(), null);
        } catch (InvalidMappingException invalid) {
            proofs.become(
                    work.id(),
                    ProofStatus.FAILED,
                    "The mapping has problems. " + invalid.problems().get(0).where() + ": "
                            + invalid.problems().get(0).sentence(),
                    null);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            log.error("The proof {} failed", work.id(), e);
            proofs.become(work.id(), ProofStatus.FAILED, "It failed: " + firstLine(e) + ".", null);
        } finally {
            active.remove(work.id());
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("no message").replaceFirst("\\.$", "");
    }

    private void beat() {
        active.values().forEach(work -> {
            try {
                // One that has ended, although its work goes on here, was declared interrupted by another node.
                if (proofs.beat(work.id(), work.meter().progress())
                        .filter(status -> status == ProofStatus.RUNNING)
                        .isEmpty()) {
                    work.meter().callOff();
                }
            } catch (RuntimeException e) {
                log.warn("The progress of the proof {} could not be kept: {}", work.id(), e.getMessage());
            }
        });
    }

    /** Says of proofs whose node went away that they were interrupted, and removes what they left. */
    void tidy() {
        proofs.interruptSilent();
        for (ProofTable.Leftover left : proofs.leftovers()) {
            try {
                if (tables.remove(left.aws(), left.tables())) {
                    proofs.removed(left.proof());
                }
            } catch (RuntimeException e) {
                log.warn("The tables of the proof {} could not be removed yet: {}", left.proof(), e.getMessage());
            }
        }
    }

    /** The same behind the page. */
    void tidySoon() {
        if (!stopping) {
            broom.execute(this::tidy);
        }
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        tidySoon();
        // What the node before this one left is only then known to be left.
        pulse.schedule(this::tidySoon, FIRST_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        active.values().forEach(work -> work.meter().callOff());
        workers.shutdown();
        workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        pulse.shutdownNow();
        broom.shutdownNow();
    }
}
