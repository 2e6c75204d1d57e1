package dev.drover.model.lint.rules;

import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.Note;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A target that another way to pay would make cheaper. */
@Component
class DearPayment implements LintRule {

    private static final Threshold FACTOR =
            Threshold.of("factor", "Cost of the target divided by that of the cheapest way", "1.2", "times");
    private static final Threshold LEAST =
            Threshold.of("least", "Difference below which it does not matter", "5", "USD a month");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-01",
            Severity.MEDIUM,
            "A target whose tables, as they are to be paid, cost more than the cheapest of the stores that have a whole"
                    + " bill.",
            RuleDescription.POLICY,
            FACTOR,
            LEAST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.bills().stream().flatMap(sheet -> finding(input, limits, sheet));
    }

    private static Stream<Finding> finding(LintInput input, Limits limits, CostSheet sheet) {
        if (sheet.patterns().isEmpty() || sheet.workload().notes().stream().anyMatch(Note::isMissing)) {
            return Stream.of();
        }
        double chosen = TableBill.all(sheet, input.model());
        return sheet.options().stream()
                .filter(option -> option.isKnown() && option.missing().isEmpty())
                .min(Comparator.comparing(Bill::exactUsd))
                .filter(option -> chosen > option.exactUsd().doubleValue() * limits.of(FACTOR)
                        && chosen - option.exactUsd().doubleValue() > limits.of(LEAST))
                .map(option -> RULE.finding(
                        new Place.WholeModel(),
                        "The way its tables are to be paid takes " + Numbers.words(chosen) + " USD a month, "
                                + option.name() + " " + Numbers.words(option.exactUsd()) + ".",
                        "Change how the tables are paid, or say why it stays."))
                .stream();
    }
}
