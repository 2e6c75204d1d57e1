package dev.drover.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls to AWS of one piece of work by operation and outcome, and keeps the request ids that AWS gave them.
 *
 * <p>Every client that {@link DynamoDbClients} opens on the thread of the work tells it of its calls, whatever thread
 * makes them. So nobody who calls AWS has to think of it. A call that the client itself tried again counts once, as it
 * ended.
 */
public final class AwsRequests {

    /** The outcome of a call that AWS did what it was asked in. */
    public static final String ANSWERED = "answered";

    /** The outcome of a call that nothing came back from. */
    public static final String NO_ANSWER = "no answer";

    /** So many ids of each error code are kept. */
    static final int MOST_REFUSED_IDS = 20;

    private static final ThreadLocal<@Nullable AwsRequests> OF_THREAD = new ThreadLocal<>();

    private final Map<Kind, Count> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    public AwsRequests(Clock clock) {
        this.clock = clock;
    }

    /**
     * The calls of one operation that ended alike.
     *
     * @param operation as the API of AWS names it, such as PutItem
     * @param outcome {@link #ANSWERED}, {@link #NO_ANSWER}, or the error code of AWS
     * @param firstId of the call that ended first; empty if AWS gave none
     * @param refusedIds the first ids of an error code, 20 at most; empty for other outcomes
     */
    public record Tally(
            String operation,
            String outcome,
            long calls,
            String firstId,
            Instant firstAt,
            String latestId,
            Instant latestAt,
            List<String> refusedIds) {}

    /** Does work; the clients that it opens tell these requests of their calls. */
    public <T> T during(Supplier<T> work) {
        AwsRequests before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    /** What has ended so far, by operation and outcome. A call that ends later is not in it. */
    public List<Tally> tallies() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().tally(entry.getKey()))
                // One that is being counted for the first time just now.
                .filter(tally -> tally.calls() > 0)
                .sorted(Comparator.comparing(Tally::operation).thenComparing(Tally::outcome))
                .toList();
    }

    /** Of the work that this thread does; null outside of such work. */
    static @Nullable AwsRequests ofThisThread() {
        return OF_THREAD.get();
    }

    /** Takes the end of a call; called by many threads at once, for every item of a copy. */
    void ended(String operation, String outcome, String id) {
        Ended ended = new Ended(id, clock.instant());
        Kind kind = new Kind(operation, outcome);
        Count count = counts.get(kind);
        (count == null ? counts.computeIfAbsent(kind, k -> new Count(k, ended)) : count).add(ended);
    }

    private record Kind(String operation, String outcome) {

        boolean isRefusal() {
            return !outcome.equals(ANSWERED) && !outcome.equals(NO_ANSWER);
        }
    }

    private record Ended(String id, Instant at) {}

    private static final class Count {

        private final LongAdder calls = new LongAdder();
        private final Ended first;
        private final Queue<String> refusedIds = new ConcurrentLinkedQueue<>();
        private final AtomicInteger room;
        private volatile Ended latest;

        Count(Kind kind, Ended first) {
            this.first = first;
            this.latest = first;
            this.room = new AtomicInteger(kind.isRefusal() ? MOST_REFUSED_IDS : 0);
        }

        void add(Ended ended) {
            calls.increment();
            latest = ended;
            if (room.get() > 0 && !ended.id().isEmpty() && room.getAndDecrement() > 0) {
                refusedIds.add(ended.id());
            }
        }

        Tally tally(Kind kind) {
            Ended last = latest;
            return new Tally(
                    kind.operation(),
                    kind.outcome(),
                    calls.sum(),
                    first.id(),
                    first.at(),
                    last.id(),
                    last.at(),
                    List.copyOf(refusedIds));
        }
    }
}
