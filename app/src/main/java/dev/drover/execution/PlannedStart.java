package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import dev.drover.step.RunKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that is to start by itself at a moment.
 *
 * @param windowEndsAt when its change window ends; null if it has none
 * @param digest of the plan that was submitted when it was planned; no other one starts
 * @param outcome what became of it, in words; empty while it is planned
 */
public record PlannedStart(
        long id,
        MigrationId migration,
        RunKind kind,
        int sharePercent,
        Instant startsAt,
        @Nullable Instant windowEndsAt,
        PersonId plannedBy,
        String plannedName,
        String digest,
        State state,
        String outcome) {

    /** What became of it. */
    public enum State {
        PLANNED,
        STARTED,
        /** At its moment something spoke against it. */
        REFUSED,
        WITHDRAWN
    }
}
