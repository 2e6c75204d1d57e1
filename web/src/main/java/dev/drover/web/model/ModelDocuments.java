package dev.drover.web.model;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.interchange.ModelDocument;
import dev.drover.model.register.Register;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what the document about a target model tells. */
@Component
class ModelDocuments {

    private final TargetModels models;
    private final Inventory inventory;
    private final LintPages lint;
    private final CostSheets costs;
    private final Register register;

    ModelDocuments(TargetModels models, Inventory inventory, LintPages lint, CostSheets costs, Register register) {
        this.models = models;
        this.inventory = inventory;
        this.lint = lint;
        this.costs = costs;
        this.register = register;
    }

    String of(Migration migration) {
        StoredModel stored = models.of(migration.id());
        List<AccessPattern> patterns = inventory.patterns(migration.id());
        CoverageMatrix matrix = Coverage.of(stored.model(), patterns);
        return ModelDocument.markdown(new ModelDocument.Contents(
                migration.name(),
                stored,
                register.decisions(migration.id()),
                matrix,
                lint.of(migration).report(),
                costs.of(migration, stored.model(), patterns, matrix)));
    }
}
