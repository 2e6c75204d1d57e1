package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Numbers that the source hands out. */
@Component
class Sequences implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-05",
            Severity.HIGH,
            "A sequence or identity column of a table that is moved.",
            "PostgreSQL documentation");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.SEQUENCE)
                .map(rule -> RULE.finding(
                        new Place.InSource(rule.table() + " · " + rule.name()),
                        rule.name() + " hands out the numbers of " + Words.list(rule.columns()) + " in " + rule.table()
                                + ", and the target has no sequences.",
                        "Let the application make ids, or keep a counter item that begins above the largest number."));
    }
}
