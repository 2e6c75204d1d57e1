package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
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
    public record Line(Bill before, Bill after, List<String> missing) {

        public Line {
            missing = List.copyOf(missing);
        }

        /** Whether both sides have something to add up. */
        public boolean isKnown() {
            return before.isKnown() && after.isKnown();
        }

        /** Below zero if the second costs less. */
        public BigDecimal differenceUsd() {
            return after.usd().subtract(before.usd());
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
            lines.add(new Line(was.get(i), is.get(i), missing));
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
