package dev.drover.sandbox.shop;

import dev.drover.db.ConditionalOnLocalPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the shop did in the last minute. */
@Component
@ConditionalOnLocalPostgres
public class ShopFigures {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private @Nullable Instant begin;

    ShopFigures(Clock clock) {
        this.clock = clock;
    }

    private enum Kind {
        READ,
        READ_FAILED,
        NOT_FOUND,
        WRITE,
        WRITE_FAILED,
        FLAG_UNANSWERED
    }

    private record Seen(Instant at, Kind kind, Store store, long nanos) {}

    void read(Store store, long nanos, boolean found) {
        add(Kind.READ, store, nanos);
        if (!found) {
            add(Kind.NOT_FOUND, store, 0);
        }
    }

    void readFailed(Store store) {
        add(Kind.READ_FAILED, store, 0);
    }

    void written(Store store) {
        add(Kind.WRITE, store, 0);
    }

    void writeFailed(Store store) {
        add(Kind.WRITE_FAILED, store, 0);
    }

    void flagUnanswered() {
        add(Kind.FLAG_UNANSWERED, Store.OLD, 0);
    }

    private synchronized void add(Kind kind, Store store, long nanos) {
        Instant now = clock.instant();
        begin = begin == null ? now : begin;
        seen.addLast(new Seen(now, kind, store, nanos));
        forget(now);
    }

    private void forget(Instant now) {
        while (!seen.isEmpty() && seen.getFirst().at().isBefore(now.minus(WINDOW))) {
            seen.removeFirst();
        }
    }

    /** The figures of one store. */
    public synchronized StoreFigures of(Store store) {
        forget(clock.instant());
        long[] nanos = seen.stream()
                .filter(s -> s.store() == store && s.kind() == Kind.READ)
                .mapToLong(Seen::nanos)
                .sorted()
                .toArray();
        return new StoreFigures(
                store,
                over(clock.instant()),
                nanos.length,
                percentile(nanos, 50),
                percentile(nanos, 99),
                count(store, Kind.NOT_FOUND),
                count(store, Kind.READ_FAILED),
                count(store, Kind.WRITE),
                count(store, Kind.WRITE_FAILED));
    }

    private Duration over(Instant now) {
        Duration open = begin == null ? Duration.ZERO : Duration.between(begin, now);
        return open.compareTo(WINDOW) < 0 ? open : WINDOW;
    }

    /** Questions to the flag service that got no answer. */
    public synchronized long flagsUnanswered() {
        forget(clock.instant());
        return count(Store.OLD, Kind.FLAG_UNANSWERED);
    }

    private long count(Store store, Kind kind) {
        return seen.stream().filter(s -> s.store() == store && s.kind() == kind).count();
    }

    private static Duration percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }
}
