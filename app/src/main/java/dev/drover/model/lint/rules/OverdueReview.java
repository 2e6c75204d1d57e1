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

/** Somebody should have looked at an assumption again. */
@Component
class OverdueReview implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "LCK-04", Severity.LOW, "An assumption whose day of review has passed.", RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.assumptions().stream()
                .filter(row -> row.isOverdue(input.review().today()))
                .map(row -> RULE.finding(
                        new Place.Named("Assumption " + row.sentence()),
                        "\"" + row.sentence() + "\" was to be looked at again on " + row.reviewOn() + " by "
                                + row.owner() + ".",
                        "Look at it again and set the next day in the register."));
    }
}
