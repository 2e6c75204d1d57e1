package dev.drover.timeline;

import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/**
 * Public statuses, each at most a second old: however many people look at a status page, the database is asked once a
 * second.
 */
@Service
public class RecentStatuses {

    /** Pages wait longer than this after a signal before they ask, see {@code data-lag} on the status page. */
    static final Duration LONGEST = Duration.ofSeconds(1);

    private final PublicStatuses statuses;
    private final Clock clock;
    private final Map<MigrationId, Kept> kept = new ConcurrentHashMap<>();

    RecentStatuses(PublicStatuses statuses, Clock clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    private record Kept(PublicStatus status, Instant asked) {

        boolean isFresh(Instant now) {
            return now.isBefore(asked.plus(LONGEST));
        }
    }

    public PublicStatus of(Migration migration) {
        Kept recent = kept.get(migration.id());
        if (recent != null && recent.isFresh(clock.instant())) {
            return recent.status();
        }
        // One asks, and the others wait for the answer.
        return kept.compute(migration.id(), (id, present) -> {
                    Instant now = clock.instant();
                    return present != null && present.isFresh(now) ? present : new Kept(statuses.of(migration), now);
                })
                .status();
    }
}
