package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Items that do not say which shape they have. */
@Component
class MissingVersion implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-01", Severity.HIGH, "An entity without a version attribute of 1 or more.", RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .filter(owner -> owner.entity().versionAttribute().isBlank()
                        || owner.entity().version() < 1)
                .map(owner -> RULE.finding(
                        owner.place(),
                        owner.entity().entity() + " has no version, so nobody can tell old items from new ones later.",
                        "Name a version attribute and begin with 1."));
    }
}
