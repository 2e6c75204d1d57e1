package dev.drover.model.lint.rules;

import dev.drover.model.TargetTable;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.Demand;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table that is paid on demand and would be cheaper with capacity, or the other way round. */
@Component
class WrongMode implements LintRule {

    private static final Threshold LEAST =
            Threshold.of("least", "Difference below which it does not matter", "5", "USD a month");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-03",
            Severity.MEDIUM,
            "A table on demand whose calls are steady enough for capacity that is held all month, or one with capacity"
                    + " whose calls are not.",
            "Prices in use: both cost the same where the peak is 0.70 times the ratio of their unit prices",
            LEAST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.bills().stream()
                .flatMap(sheet -> input.model().tables().stream()
                        // Bills for capacity are in the class Standard.
                        .filter(table -> !table.options().infrequentAccess())
                        .flatMap(table -> finding(limits, sheet, table)));
    }

    private static Stream<Finding> finding(Limits limits, CostSheet sheet, TargetTable table) {
        TableBill bill = new TableBill(sheet, table);
        double ratio = peakToAverage(sheet, bill.demands());
        double even = sheet.crossover().peakToAverage().doubleValue();
        boolean onDemand = bill.isOnDemand();
        double other = onDemand ? bill.provisioned() : bill.onDemand();
        boolean wrong = onDemand ? ratio < even : ratio > even;
        if (ratio == 0 || !wrong || bill.chosen() - other <= limits.of(LEAST)) {
            return Stream.of();
        }
        return Stream.of(RULE.finding(
                new Place.InModel(table.name()),
                "Its peak is " + Numbers.words(ratio) + " times the average; both ways cost the same at "
                        + Numbers.words(even) + ". "
                        + (onDemand ? "On demand it takes " : "With its capacity it takes ")
                        + Numbers.words(bill.chosen()) + " USD a month, "
                        + (onDemand ? "with capacity for 70 % of the peak " : "on demand ") + Numbers.words(other)
                        + ".",
                onDemand
                        ? "Give the table capacity, once its load is measured."
                        : "Let the table be paid on demand, once its load is measured."));
    }

    /** Weighted by what each pattern takes; 0 if a peak is not stated, because then nobody knows. */
    private static double peakToAverage(CostSheet sheet, List<Demand> demands) {
        Map<String, Double> usd = sheet.patterns().stream()
                .collect(Collectors.toMap(
                        cost -> cost.demand().patternId(),
                        cost -> cost.onDemand().exactUsd().doubleValue()));
        double average = 0;
        double peak = 0;
        for (Demand demand : demands) {
            double calls = demand.frequency().averagePerSecond().doubleValue();
            double most = demand.frequency().peakPerSecond().doubleValue();
            if (!demand.frequency().peakStated()) {
                return 0;
            }
            double cost = usd.getOrDefault(demand.patternId(), 0.0);
            average += cost;
            peak += calls == 0 ? 0 : cost * most / calls;
        }
        return average == 0 ? 0 : peak / average;
    }
}
