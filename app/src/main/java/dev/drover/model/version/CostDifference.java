package dev.drover.model.version;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.Prices;
import dev.drover.model.cost.RelationalSizes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What two models cost a month with the same access patterns, rows and prices. */
public record CostDifference(List<Line> lines) {

    /** The bills for DynamoDB come first; the others do not depend on the model. */
    private static final int DYNAMODB_BILLS = 3;

    public CostDifference {
        lines = List.copyOf(lines);
    }

    /**
     * One way to pay.
     *
     * @param missing what has to be known before the amounts are whole, in sentences
     */
    public record Line(String name, BigDecimal beforeUsd, BigDecimal afterUsd, List<String> missing) {

        public BigDecimal differenceUsd() {
            return afterUsd.subtract(beforeUsd);
        }
    }

    /** @param rows of the source tables by name, as far as they are known */
    public static CostDifference between(
            TargetModel before,
            TargetModel after,
            List<AccessPattern> patterns,
            Map<String, Long> rows,
            Prices prices) {
        List<Bill> was = bills(before, patterns, rows, prices);
        List<Bill> is = bills(after, patterns, rows, prices);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < DYNAMODB_BILLS; i++) {
            List<String> missing = new ArrayList<>(was.get(i).missing());
            is.get(i).missing().stream()
                    .filter(sentence -> !missing.contains(sentence))
                    .forEach(missing::add);
            lines.add(new Line(is.get(i).name(), was.get(i).usd(), is.get(i).usd(), missing));
        }
        return new CostDifference(lines);
    }

    private static List<Bill> bills(
            TargetModel model, List<AccessPattern> patterns, Map<String, Long> rows, Prices prices) {
        return CostSheet.of(
                        InventoryWorkload.of(model, patterns, rows), prices, RelationalSizes.UNKNOWN, MoveSizes.UNKNOWN)
                .options();
    }
}
