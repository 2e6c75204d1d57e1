package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An inventory that knows only today. */
@Component
class NoFuture implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-12",
            Severity.MEDIUM,
            "An inventory without any planned or possible pattern and without a figure for growth.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        boolean knowsFuture = input.patterns()
                .anyMatch(pattern ->
                        pattern.horizon() != Horizon.NOW || pattern.load().growthPercentPerYear() != null);
        long patterns = input.calls().count();
        return patterns == 0 || knowsFuture
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeInventory(),
                        "None of the " + Numbers.count(patterns, "pattern", "patterns")
                                + " is planned or possible, and none says how fast it grows.",
                        "Ask the product owners what the next twelve months bring."));
    }
}
