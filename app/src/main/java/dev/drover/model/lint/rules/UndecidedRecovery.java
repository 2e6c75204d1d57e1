package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody has decided whether a table can be restored. */
@Component
class UndecidedRecovery implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "OPS-01",
            Severity.MEDIUM,
            "A table for which nobody has decided about point-in-time recovery.",
            "Well-Architected DynamoDB lens");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream()
                .filter(table -> table.options().recovery() == null)
                .map(table -> RULE.finding(
                        new Place.InModel(table.name()),
                        table.name() + " cannot be restored after a mistake, unless somebody decides otherwise.",
                        "Decide at the options of the table: how many days back, or why not."));
    }
}
