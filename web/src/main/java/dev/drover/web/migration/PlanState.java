package dev.drover.web.migration;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.runbook.Gap;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Runbook;
import java.util.List;
import java.util.Optional;

/**
 * How far the plan of a migration is.
 *
 * @param gaps what the runbook lacks before it can be submitted
 * @param revision the newest one that was submitted
 * @param submittedAsIs whether that revision is the plan as it is now
 */
record PlanState(
        List<AccessPattern> patterns,
        TargetModel model,
        Runbook runbook,
        List<Gap> gaps,
        Optional<Revision> revision,
        boolean submittedAsIs) {

    int entities() {
        return model.tables().stream()
                .mapToInt(table -> table.entities().size())
                .sum();
    }

    CoverageMatrix coverage() {
        return Coverage.of(model, patterns);
    }
}
