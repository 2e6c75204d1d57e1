package dev.drover.model.lint.rules;

import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.Note;
import dev.drover.model.cost.Spending;
import dev.drover.model.cost.Spending.ActualBill;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody is told when the target costs too much, or it costs more than was computed. */
@Component
class UnwatchedCost implements LintRule {

    private static final double HOURS_OF_A_DAY = 24;
    private static final Threshold FACTOR =
            Threshold.of("factor", "Bill of a day divided by the estimate of a day", "1.25", "times");
    private static final Threshold DAYS = Threshold.of("days", "Days one after the other", "7", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "CST-06",
            Severity.MEDIUM,
            "A target without a budget of a month or an alarm on it, or whose latest bills are all well above the"
                    + " estimate.",
            RuleDescription.POLICY,
            FACTOR,
            DAYS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        Spending spending = input.declared().spending();
        return input.bills().stream()
                .filter(sheet -> !sheet.patterns().isEmpty())
                .flatMap(sheet -> Stream.concat(unwatched(spending), above(input, sheet, spending, limits)));
    }

    private static Stream<Finding> unwatched(Spending spending) {
        if (spending.budgetUsd() != null && spending.alarmPercent() != null) {
            return Stream.of();
        }
        return Stream.of(RULE.finding(
                new Place.OfSpending("Budget"),
                spending.budgetUsd() == null
                        ? "Nobody has said what a month may cost."
                        : "A month may cost " + Numbers.words(spending.budgetUsd())
                                + " USD, and nobody has said at which part of it somebody is told.",
                "Set a budget with an alarm in AWS, and declare both on the page Cost."));
    }

    private static Stream<Finding> above(LintInput input, CostSheet sheet, Spending spending, Limits limits) {
        if (sheet.workload().notes().stream().anyMatch(Note::isMissing)) {
            return Stream.of();
        }
        double day = TableBill.all(sheet, input.model())
                * HOURS_OF_A_DAY
                / sheet.prices().constants().monthHours().doubleValue();
        List<ActualBill> high = highInARow(spending.bills(), day * limits.of(FACTOR));
        if (high.isEmpty() || high.size() < limits.of(DAYS)) {
            return Stream.of();
        }
        double mean = high.stream()
                .mapToDouble(bill -> bill.usd().doubleValue())
                .average()
                .orElse(0);
        return Stream.of(
                RULE.finding(
                        new Place.OfSpending("Bills"),
                        "For " + high.size() + " days up to " + high.get(0).day() + " the bill of a day was "
                                + Numbers.words(mean) + " USD on average and always more than " + limits.words(FACTOR)
                                + " the estimate of " + Numbers.words(day) + " USD.",
                        "Compare calls and sizes of the inventory with what is measured, and correct the estimate or the model."));
    }

    /** The latest days without a gap that are all above; the newest first. */
    private static List<ActualBill> highInARow(List<ActualBill> bills, double most) {
        List<ActualBill> high = new ArrayList<>();
        for (int i = bills.size() - 1; i >= 0; i--) {
            ActualBill bill = bills.get(i);
            boolean gap = !high.isEmpty()
                    && !bill.day().equals(high.get(high.size() - 1).day().minusDays(1));
            if (gap || bill.usd().doubleValue() <= most) {
                return high;
            }
            high.add(bill);
        }
        return high;
    }
}
