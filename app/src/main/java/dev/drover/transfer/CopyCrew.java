package dev.drover.transfer;

import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.transfer.write.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts workers to the segments of a copy for the time of a slice. */
@Component
class CopyCrew {

    private static final long LOOK_UP_MILLIS = 50;
    private static final long GRACE_SECONDS = 15;

    private final CopySource source;
    private final DynamoDbClients clients;
    private final CopySegments segments;
    private final Duration patience;

    /** @param patience how long all writes may fail before the copy stops and a person should look */
    CopyCrew(
            CopySource source,
            DynamoDbClients clients,
            CopySegments segments,
            @Value("${drover.copy.patience:60s}") Duration patience) {
        this.source = source;
        this.clients = clients;
        this.segments = segments;
        this.patience = patience;
    }

    /**
     * Works until the slice ends or nothing is left.
     *
     * @return whether every segment is done
     */
    boolean work(
            CopyJob job,
            CompiledModel model,
            Map<String, CopyTarget> targets,
            Slice slice,
            BooleanSupplier shouldStop,
            Consumer<String> log) {
        List<Segment> open = undone(job);
        if (open.isEmpty()) {
            return true;
        }
        SliceWork work = new SliceWork(
                job,
                model,
                targets,
                new ConcurrentLinkedQueue<>(open),
                clients.openForMany(job.aws(), Access.READ_WRITE),
                patience,
                log);
        int workers = Math.min(open.size(), job.settings().segmentsPerEntity());
        AtomicInteger number = new AtomicInteger();
        ExecutorService crew = Executors.newFixedThreadPool(
                workers, task -> daemon(task, "copy-" + job.stepRunId() + "-" + number.incrementAndGet()));
        for (int i = 0; i < workers; i++) {
            crew.execute(new CopyWorker(work, slice, source, segments));
        }
        crew.shutdown();
        await(crew, slice, shouldStop);
        return undone(job).isEmpty();
    }

    private List<Segment> undone(CopyJob job) {
        return segments.of(job.stepRunId()).stream()
                .filter(segment -> !segment.done())
                .toList();
    }

    private static void await(ExecutorService crew, Slice slice, BooleanSupplier shouldStop) {
        try {
            while (!crew.awaitTermination(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!slice.goesOn() || shouldStop.getAsBoolean()) {
                    slice.stop();
                    if (!crew.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                        crew.shutdownNow();
                    }
                    return;
                }
            }
        } catch (InterruptedException e) {
            slice.interrupt();
            crew.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
