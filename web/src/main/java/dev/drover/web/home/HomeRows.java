package dev.drover.web.home;

import dev.drover.execution.Run;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.web.access.Viewer;
import dev.drover.web.migration.Moves;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what the first page says about a migration. */
@Component
class HomeRows {

    private final Moves moves;
    private final Runs runs;

    HomeRows(Moves moves, Runs runs) {
        this.moves = moves;
        this.runs = runs;
    }

    HomeRow of(Migration migration, Viewer viewer) {
        List<Run> newestFirst = runs.of(migration.id());
        Run shown = newestFirst.stream()
                .filter(run -> run.status().isActive())
                .findFirst()
                .orElse(newestFirst.isEmpty() ? null : newestFirst.get(0));
        return new HomeRow(migration, shown, moves.of(migration, viewer));
    }
}
