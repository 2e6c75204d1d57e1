package dev.drover.sign;

import dev.drover.execution.Run;
import dev.drover.execution.RunStatus;
import dev.drover.execution.Runs;
import dev.drover.migration.MigrationId;
import dev.drover.step.RunKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Knows since when a target is in use. */
@Component
class GoLive {

    private final Runs runs;

    GoLive(Runs runs) {
        this.runs = runs;
    }

    /** The end of the first live run that nobody took back. */
    Optional<Instant> of(MigrationId migration) {
        return runs.of(migration).stream()
                .filter(run -> run.kind() == RunKind.LIVE && !run.goesBack() && run.status() == RunStatus.COMPLETED)
                .map(Run::completedAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
    }
}
