package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.StandingTables;
import dev.drover.runbook.RevisionContent;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the lint rules which tables a live run left behind. */
@Component
class TablesOfRuns implements StandingTables {

    private static final String CREATES = "dynamodb.create-tables";

    private final Runs runs;
    private final Revisions revisions;

    TablesOfRuns(Runs runs, Revisions revisions) {
        this.runs = runs;
        this.revisions = revisions;
    }

    @Override
    public List<TargetTable> of(MigrationId migration) {
        return completed(runs.of(migration))
                .map(run -> created(revisions.get(run.revision()).content()))
                .orElse(List.of());
    }

    /** What a run did that was rolled back later is gone. */
    static Optional<Run> completed(List<Run> newestFirst) {
        return newestFirst.stream()
                .filter(run -> run.kind() == RunKind.LIVE && !run.goesBack() && run.status() == RunStatus.COMPLETED)
                .findFirst();
    }

    static List<TargetTable> created(RevisionContent content) {
        return content.steps().stream().anyMatch(step -> step.type().equals(CREATES))
                ? content.model().tables()
                : List.of();
    }
}
