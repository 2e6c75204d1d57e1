package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Priority;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pattern without its calls per second. */
@Component
class MissingCallRate implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-03",
            Severity.MEDIUM,
            "A pattern without average or peak calls per second; high for patterns of high priority.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> Units.average(pattern) == 0 || Units.peak(pattern) == 0)
                .map(pattern -> RULE.finding(
                        pattern.priority() == Priority.HIGH ? Severity.HIGH : Severity.MEDIUM,
                        LintInput.place(pattern),
                        "The " + missing(pattern) + " not known, so nobody can say what the pattern costs or whether"
                                + " a key gets too hot.",
                        "Measure it, or ask the owner" + (pattern.owner().isBlank() ? "" : ", " + pattern.owner())
                                + "."));
    }

    private static String missing(AccessPattern pattern) {
        if (Units.average(pattern) > 0) {
            return "peak calls per second are";
        }
        return Units.peak(pattern) > 0 ? "average calls per second are" : "calls per second are";
    }
}
