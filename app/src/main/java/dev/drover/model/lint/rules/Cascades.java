package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows that the source deletes or changes by itself. */
@Component
class Cascades implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-06",
            Severity.MEDIUM,
            "A foreign key that deletes or changes rows on its own.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.CASCADE)
                .filter(rule -> !KeptByRelational.cascade(input, rule))
                .map(rule -> RULE.finding(
                        new Place.InSource(rule.table() + " · " + rule.name()),
                        "The source does by itself: " + rule.definition() + " of " + rule.table()
                                + ". The target does nothing by itself.",
                        "Let the application delete or change the items in one transaction, or let them expire."));
    }
}
