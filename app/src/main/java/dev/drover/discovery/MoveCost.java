package dev.drover.discovery;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.StoredPattern;
import dev.drover.migration.Migrations;
import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Figure;
import dev.drover.signoff.policy.FigureSource;
import dev.drover.signoff.policy.Measure;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What writing every item once costs: the backfill of the one-off bill, by the rows of the newest snapshot. */
@Component
class MoveCost implements FigureSource {

    private final SourceRows rows;
    private final Inventory inventory;
    private final PriceLists prices;
    private final Migrations migrations;

    MoveCost(SourceRows rows, Inventory inventory, PriceLists prices, Migrations migrations) {
        this.rows = rows;
        this.inventory = inventory;
        this.prices = prices;
        this.migrations = migrations;
    }

    @Override
    public Measure measure() {
        return Measure.MOVE_USD;
    }

    @Override
    public Optional<Figure> find(Revision revision) {
        Bill bill = CostSheet.of(
                        InventoryWorkload.of(
                                revision.content().model(),
                                inventory.all(revision.migration()).stream()
                                        .map(StoredPattern::pattern)
                                        .toList(),
                                rows.byTable(revision)),
                        prices.of(migrations.get(revision.migration()).workspace())
                                .prices(),
                        RelationalSizes.UNKNOWN,
                        MoveSizes.UNKNOWN)
                .oneOff();
        return bill.isKnown()
                ? Optional.of(new Figure(
                        bill.exactUsd().setScale(0, RoundingMode.CEILING).longValueExact(), "one-off bill"))
                : Optional.empty();
    }
}
