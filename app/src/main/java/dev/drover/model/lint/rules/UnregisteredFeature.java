package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.register.FeaturesInUse;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A feature that ties to the store, and nobody has said what leaving it takes. */
@Component
class UnregisteredFeature implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "LCK-01",
            Severity.MEDIUM,
            "A feature of the store in use without a row in the register: assumption, owner, cost of leaving, review.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return FeaturesInUse.of(input.model(), input.patterns().toList()).entrySet().stream()
                .filter(use -> input.assumptions().stream().noneMatch(row -> row.feature() == use.getKey()))
                .map(use -> RULE.finding(
                        new Place.Named("Feature " + use.getKey().word()),
                        use.getKey().word() + " is used by " + use.getValue()
                                + ", and the register does not say what leaving it takes.",
                        "Write it down on the page Decisions."));
    }
}
