package dev.drover.web.model;

import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModels;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.RelationalSizes;
import org.springframework.stereotype.Component;

/** Computes what the target costs when nobody states anything besides the inventory. */
@Component
class CostPages {

    private final TargetModels models;
    private final Inventory inventory;
    private final SourceLooks looks;
    private final PriceLists prices;

    CostPages(TargetModels models, Inventory inventory, SourceLooks looks, PriceLists prices) {
        this.models = models;
        this.inventory = inventory;
        this.looks = looks;
        this.prices = prices;
    }

    CostSheet sheet(Migration migration) {
        return CostSheet.of(
                InventoryWorkload.of(
                        models.of(migration.id()).model(),
                        inventory.patterns(migration.id()),
                        looks.of(migration).rows()),
                prices.of(migration.workspace()).prices(),
                RelationalSizes.UNKNOWN,
                MoveSizes.UNKNOWN);
    }
}
