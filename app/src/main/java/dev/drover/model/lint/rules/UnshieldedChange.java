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

/** Something is likely to change, and all of the application knows it. */
@Component
class UnshieldedChange implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "LCK-02",
            Severity.HIGH,
            "An assumption that is likely to change within twelve months and that nothing keeps away from the"
                    + " application.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.assumptions().stream()
                .filter(row -> row.changeLikely() && row.abstraction().isBlank())
                .map(row -> RULE.finding(
                        new Place.Named("Assumption " + row.sentence()),
                        "\"" + row.sentence() + "\" is likely to change, and nothing keeps the application from knowing"
                                + " it.",
                        "Put it behind an adapter and say so in the register."));
    }
}
