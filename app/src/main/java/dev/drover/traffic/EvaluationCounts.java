package dev.drover.traffic;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How often applications asked this Drover in the last minute; in memory only. */
@Component
public class EvaluationCounts {

    private static final int SECONDS = 60;

    private final Clock clock;
    private final Map<Answer, Minute> minutes = new ConcurrentHashMap<>();

    EvaluationCounts(Clock clock) {
        this.clock = clock;
    }

    void count(String flagKey, boolean readsNew) {
        minutes.computeIfAbsent(new Answer(flagKey, readsNew), a -> new Minute())
                .add(clock.instant().getEpochSecond());
    }

    /** How often the switch with that key answered "old" or "new" in the last minute. */
    public long inLastMinute(String flagKey, boolean readsNew) {
        Minute minute = minutes.get(new Answer(flagKey, readsNew));
        return minute == null ? 0 : minute.sum(clock.instant().getEpochSecond());
    }

    private record Answer(String flagKey, boolean readsNew) {}

    /** A counter for each of the last 60 seconds, used again and again. */
    private static final class Minute {

        private final long[] seconds = new long[SECONDS];
        private final long[] counts = new long[SECONDS];

        synchronized void add(long second) {
            int slot = (int) (second % SECONDS);
            if (seconds[slot] != second) {
                seconds[slot] = second;
                counts[slot] = 0;
            }
            counts[slot]++;
        }

        synchronized long sum(long now) {
            long sum = 0;
            for (int slot = 0; slot < SECONDS; slot++) {
                if (seconds[slot] > now - SECONDS) {
                    sum += counts[slot];
                }
            }
            return sum;
        }
    }
}
