package dev.drover.model.lint.rules;

import dev.drover.model.cost.PatternCost;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** One pattern that takes a good part of the bill. */
@Component
class ExpensivePattern implements LintRule {

    private static final Threshold MEDIUM =
            Threshold.of("medium", "Share of what reads and writes cost: medium", "0.2", "");
    private static final Threshold HIGH = Threshold.of("high", "Share of what reads and writes cost: high", "0.4", "");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-02",
            Severity.MEDIUM,
            "A single pattern that takes a good part of what reads and writes cost on demand.",
            "AWS agent toolkit",
            MEDIUM,
            HIGH);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.bills().stream()
                .flatMap(sheet -> sheet.patterns().stream())
                .filter(cost -> share(cost) > limits.of(MEDIUM))
                .map(
                        cost -> RULE.finding(
                                share(cost) > limits.of(HIGH) ? Severity.HIGH : Severity.MEDIUM,
                                new Place.OfPattern(
                                        cost.demand().patternId(), cost.demand().patternName()),
                                "It takes " + Numbers.percent(share(cost)) + " of what reads and writes cost: "
                                        + cost.onDemand().usd().toPlainString() + " USD a month.",
                                "Look at it first: read less, read eventually consistent, write smaller items or fewer indexes."));
    }

    private static double share(PatternCost cost) {
        return cost.sharePercent().doubleValue() / 100;
    }
}
