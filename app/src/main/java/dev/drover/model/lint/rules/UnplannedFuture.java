package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A possible pattern that nobody has thought through. */
@Component
class UnplannedFuture implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-06",
            Severity.MEDIUM,
            "A possible pattern that the model does not serve and about which nobody has written how it would be.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.gaps()
                .map(CoveredPattern::pattern)
                .filter(pattern -> pattern.horizon() == Horizon.POSSIBLE)
                .filter(pattern ->
                        pattern.servedBy().isBlank() && pattern.fallback().isBlank())
                .map(pattern -> RULE.finding(
                        LintInput.place(pattern),
                        "Nothing serves it, and neither Served by nor Fallback says how the model would take it.",
                        "Write down whether an index could be added, or what it would take."));
    }
}
