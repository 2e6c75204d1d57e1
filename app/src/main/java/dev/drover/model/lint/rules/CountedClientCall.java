package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Calls per second of a pattern that never reaches the store. */
@Component
class CountedClientCall implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-14",
            Severity.LOW,
            "A pattern that happens in the client only and still has calls per second.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.patterns()
                .filter(pattern -> pattern.direction() == Direction.NONE)
                .filter(pattern -> Units.average(pattern) > 0 || Units.peak(pattern) > 0)
                .map(pattern -> RULE.finding(
                        LintInput.place(pattern),
                        "It never reaches the store, and has "
                                + Numbers.words(Math.max(Units.average(pattern), Units.peak(pattern)))
                                + " calls/s, which nobody should add to the load.",
                        "Remove the calls per second, or choose another kind."));
    }
}
