package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import dev.drover.runbook.RevisionId;
import dev.drover.step.RunKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a revision.
 *
 * @param number counts the runs of a migration from 1
 * @param digest of the revision, as it was when the run started
 * @param reason why it is paused, or the reason a person gave last; empty if there is none
 * @param sharePercent how much of the data it moves
 * @param undoesRun the run whose effects this one takes back; null for a run that goes forward
 * @param rollbackTo of a run that goes back: the phase at whose start it ends; empty if it takes back everything
 * @param windowEndsAt after which no step begins until a lead extends the window; null if there is none
 * @param completedAt when every step was done; stays when the run is rolled back later
 * @param endedAt when it stopped being active
 */
public record Run(
        RunId id,
        MigrationId migration,
        int number,
        RevisionId revision,
        String digest,
        RunKind kind,
        RunStatus status,
        String reason,
        int sharePercent,
        @Nullable RunId undoesRun,
        String rollbackTo,
        PersonId startedBy,
        String startedName,
        Instant startedAt,
        @Nullable Instant windowEndsAt,
        @Nullable Instant completedAt,
        @Nullable Instant endedAt) {

    public boolean goesBack() {
        return undoesRun != null;
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(endedAt);
    }
}
