package dev.drover.web.migration;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.runbook.Drafts;
import dev.drover.runbook.PlanGaps;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.Runbooks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up how far the plan of a migration is. */
@Component
class PlanStates {

    private final Inventory inventory;
    private final TargetModels models;
    private final Runbooks runbooks;
    private final PlanGaps gaps;
    private final Revisions revisions;
    private final Drafts drafts;

    PlanStates(
            Inventory inventory,
            TargetModels models,
            Runbooks runbooks,
            PlanGaps gaps,
            Revisions revisions,
            Drafts drafts) {
        this.inventory = inventory;
        this.models = models;
        this.runbooks = runbooks;
        this.gaps = gaps;
        this.revisions = revisions;
        this.drafts = drafts;
    }

    PlanState of(Migration migration) {
        TargetModel model = models.of(migration.id()).model();
        Runbook runbook = runbooks.of(migration.id()).runbook();
        Optional<Revision> revision = revisions.latest(migration.id());
        boolean asIs = revision.filter(submitted -> drafts.of(migration.id())
                        .digests()
                        .whole()
                        .equals(submitted.digests().whole()))
                .isPresent();
        return new PlanState(
                inventory.patterns(migration.id()), model, runbook, gaps.find(runbook, model), revision, asIs);
    }
}
