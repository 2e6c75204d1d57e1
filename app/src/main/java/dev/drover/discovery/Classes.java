package dev.drover.discovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The classes of the statements of a snapshot, which never change; those of the latest few snapshots are kept. However
 * many ask, a snapshot is read once, and not for longer than a person waits.
 */
@Component
class Classes {

    private static final int KEPT = 10;

    private final Sources sources;
    private final Duration limit;
    private final Map<Long, FutureTask<Map<String, Classified>>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, FutureTask<Map<String, Classified>>> eldest) {
            return size() > KEPT;
        }
    };

    /** @param limit of all statements of a snapshot together */
    Classes(Sources sources, @Value("${drover.discovery.longest:20s}") Duration limit) {
        this.sources = sources;
        this.limit = limit;
    }

    /** By digest. May take a while: call it without a transaction. */
    Map<String, Classified> of(Snapshot snapshot) {
        FutureTask<Map<String, Classified>> reading;
        synchronized (known) {
            reading =
                    known.computeIfAbsent(snapshot.id(), id -> new FutureTask<>(() -> classified(snapshot.reading())));
        }
        // Does nothing for whoever comes second; the answer comes to both.
        reading.run();
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Drover is stopping", e);
        } catch (ExecutionException e) {
            synchronized (known) {
                known.remove(snapshot.id(), reading);
            }
            throw new IllegalStateException("The statements of a snapshot cannot be classified", e);
        }
    }

    /** The statements with the most calls come first. */
    Map<String, Classified> classified(SourceReading reading) {
        long begin = System.nanoTime();
        Map<String, Classified> found = new HashMap<>();
        for (StatementCount count : reading.statements()) {
            boolean late = System.nanoTime() - begin >= limit.toNanos();
            found.put(count.digest(), late ? notInTime() : sources.classify(count, reading));
        }
        return found;
    }

    private Classified notInTime() {
        return Classified.bare(
                StatementClass.OTHER,
                List.of(),
                "It was not read in time: the statements before it took the " + limit.toSeconds()
                        + " seconds that all may take together.");
    }
}
