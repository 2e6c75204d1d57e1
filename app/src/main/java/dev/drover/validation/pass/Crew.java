package dev.drover.validation.pass;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some threads that read portions until all are done, one fails, or somebody asks them to stop. */
final class Crew {

    private static final long ASK_EVERY_MILLIS = 25;

    private final AtomicReferenceArray<Portion> portions;
    private final Function<Portion, PortionReader> open;
    private volatile boolean stopping;
    private volatile boolean moved;
    private volatile @Nullable RuntimeException failure;
    private volatile TargetCalls.@Nullable ThrottledException throttled;

    Crew(List<Portion> portions, Function<Portion, PortionReader> open) {
        this.portions = new AtomicReferenceArray<>(portions.toArray(Portion[]::new));
        this.open = open;
    }

    /**
     * Reads until everything is done or {@code stop} says so; even then every thread reads one page, so that each call
     * gets on.
     *
     * @param threadsPerSide at most so many read the source, and as many the target
     */
    Reading read(int threadsPerSide, BooleanSupplier stop) {
        stopping = stop.getAsBoolean();
        Queue<Integer> source = waiting(Portion.OfSource.class::isInstance);
        Queue<Integer> target = waiting(Portion.OfTarget.class::isInstance);
        int sourceThreads = Math.min(threadsPerSide, source.size());
        int targetThreads = Math.min(threadsPerSide, target.size());
        int threads = sourceThreads + targetThreads;
        if (threads > 0) {
            CountDownLatch ends = new CountDownLatch(threads);
            AtomicInteger number = new AtomicInteger();
            ExecutorService pool = Executors.newFixedThreadPool(
                    threads, work -> new Thread(work, "validation-" + number.incrementAndGet()));
            for (int i = 0; i < threads; i++) {
                Queue<Integer> queue = i < sourceThreads ? source : target;
                pool.execute(() -> {
                    try {
                        readAll(queue);
                    } finally {
                        ends.countDown();
                    }
                });
            }
            pool.shutdown();
            await(ends, stop);
        }
        return result();
    }

    private Queue<Integer> waiting(Predicate<Portion> side) {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < portions.length(); i++) {
            if (!portions.get(i).done() && side.test(portions.get(i))) {
                queue.add(i);
            }
        }
        return queue;
    }

    private void await(CountDownLatch ends, BooleanSupplier stop) {
        boolean interrupted = false;
        while (true) {
            try {
                if (ends.await(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted || stop.getAsBoolean()) {
                stopping = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(Queue<Integer> queue) {
        boolean read = false;
        Integer next;
        while (!(read && stopping) && (next = queue.poll()) != null) {
            try (PortionReader reader = open.apply(portions.get(next))) {
                do {
                    portions.set(next, reader.next());
                    read = true;
                    moved = true;
                } while (!portions.get(next).done() && !stopping);
            } catch (TargetCalls.ThrottledException e) {
                throttled = e;
                return;
            } catch (RuntimeException e) {
                fail(e);
                return;
            } catch (Error e) {
                fail(new IllegalStateException("Reading broke off", e));
                throw e;
            }
        }
    }

    private void fail(RuntimeException e) {
        failure = e;
        stopping = true;
    }

    private Reading result() {
        TargetCalls.ThrottledException waits = throttled;
        if (failure == null && waits != null && !moved) {
            failure = waits.problem();
        }
        List<Portion> all =
                IntStream.range(0, portions.length()).mapToObj(portions::get).toList();
        return new Reading(all, waits != null, failure);
    }
}
