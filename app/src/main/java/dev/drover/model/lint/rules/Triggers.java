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

/** Code that the source runs with every change. */
@Component
class Triggers implements LintRule {

    private static final RuleDescription RULE =
            RuleDescription.of("REL-04", Severity.HIGH, "A trigger on a table that is moved.", RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.TRIGGER)
                .map(rule -> RULE.finding(
                        new Place.InSource(rule.table() + " · " + rule.name()),
                        "The trigger " + rule.name() + " runs with changes of " + rule.table()
                                + ", and nothing in the target does.",
                        "Decide: move it into the application or a stream consumer, or drop it."));
    }
}
