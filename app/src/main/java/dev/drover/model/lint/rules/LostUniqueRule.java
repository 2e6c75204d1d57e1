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

/** A unique rule of the source that the target does not keep. */
@Component
class LostUniqueRule implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-03",
            Severity.HIGH,
            "A unique rule that is partial, over an expression or without case, which no key of the target can express.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.UNIQUE)
                .filter(rule -> (!SourceRules.isPlain(rule) || SourceRules.ignoresCase(input, rule))
                        && !KeptByRelational.unique(input, rule))
                .map(rule -> RULE.finding(
                        new Place.InSource(rule.table() + " · " + rule.name()),
                        "The source keeps " + rule.name() + " unique only in part or without case: " + rule.definition()
                                + ".",
                        "Write down which code keeps it in the target."));
    }
}
