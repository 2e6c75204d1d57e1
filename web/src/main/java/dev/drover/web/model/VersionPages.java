package dev.drover.web.model;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.cost.CostDifference;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.Prices;
import dev.drover.model.version.ModelComparison;
import dev.drover.model.version.ModelDifference;
import dev.drover.model.version.ModelVersions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts two versions of a target model side by side, with what they cost today. */
@Component
class VersionPages {

    private final TargetModels models;
    private final ModelVersions versions;
    private final Inventory inventory;
    private final SourceLooks looks;
    private final PriceLists prices;

    VersionPages(
            TargetModels models, ModelVersions versions, Inventory inventory, SourceLooks looks, PriceLists prices) {
        this.models = models;
        this.versions = versions;
        this.inventory = inventory;
        this.looks = looks;
        this.prices = prices;
    }

    /**
     * Two versions side by side.
     *
     * @param current the version that is in use
     * @param looked where the numbers of rows come from
     */
    record Comparison(
            int from,
            int to,
            int current,
            List<ModelDifference> differences,
            CostDifference cost,
            Prices prices,
            SourceLook looked) {}

    /** Empty if one of the versions was never there. */
    Optional<Comparison> compare(Migration migration, int from, int to) {
        Optional<TargetModel> before = versions.model(migration.id(), from);
        Optional<TargetModel> after = versions.model(migration.id(), to);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        SourceLook look = looks.of(migration);
        Prices inUse = prices.of(migration.workspace()).prices();
        return Optional.of(new Comparison(
                from,
                to,
                models.of(migration.id()).version(),
                ModelComparison.of(before.get(), after.get()),
                CostDifference.between(
                        before.get(), after.get(), inventory.patterns(migration.id()), look.rows(), inUse),
                inUse,
                look));
    }
}
