package dev.drover.web.model;

import dev.drover.inventory.AccessPattern;
import dev.drover.migration.Migration;
import dev.drover.model.TargetModel;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.FixPrice;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.Prices;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.Suggestion;
import java.util.List;
import org.springframework.stereotype.Component;

/** Computes costs for pages that show them beside something else. */
@Component
class CostSheets {

    private final SourceLooks looks;
    private final PriceLists prices;

    CostSheets(SourceLooks looks, PriceLists prices) {
        this.looks = looks;
        this.prices = prices;
    }

    /** @param matrix of the same patterns and model */
    CostSheet of(Migration migration, TargetModel model, List<AccessPattern> patterns, CoverageMatrix matrix) {
        return of(migration, model, patterns, matrix, RelationalSizes.UNKNOWN);
    }

    /** @param matrix of the same patterns and model */
    CostSheet of(
            Migration migration,
            TargetModel model,
            List<AccessPattern> patterns,
            CoverageMatrix matrix,
            RelationalSizes relational) {
        return CostSheet.of(
                InventoryWorkload.of(
                        model, patterns, matrix, looks.of(migration).rows()),
                prices(migration),
                relational,
                MoveSizes.UNKNOWN);
    }

    Prices prices(Migration migration) {
        return prices.of(migration.workspace()).prices();
    }

    /** What a suggested index would add. */
    FixPrice of(Migration migration, Suggestion suggestion, TargetModel model, List<AccessPattern> patterns) {
        return FixPrice.of(suggestion, model, patterns, looks.of(migration).rows(), prices(migration));
    }
}
