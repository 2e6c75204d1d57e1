package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An agreed pattern that nothing in the target serves. */
@Component
class UnservedPattern implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-01",
            Severity.ERROR,
            "An agreed access pattern that no table, index or prefix serves.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.gaps()
                .filter(row -> row.pattern().status() != PatternStatus.DRAFT)
                .map(row -> RULE.finding(
                        LintInput.place(row.pattern()),
                        row.gapReason(),
                        row.suggestion()
                                .map(tip -> (tip.isNew() ? "Add the index " : "Use the index ") + tip.index() + " of "
                                        + tip.table() + " with " + tip.partitionKey() + " = "
                                        + tip.partitionTemplate() + ", or change the pattern.")
                                .orElse("Give the target a key that leads there, or change the pattern.")));
    }
}
