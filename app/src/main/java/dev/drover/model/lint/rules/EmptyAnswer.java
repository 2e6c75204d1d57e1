package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pattern that found nothing when it was really run. */
@Component
class EmptyAnswer implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-09",
            Severity.HIGH,
            "A pattern whose calls answered nothing in the latest proof, although what they looked for was written.",
            "Found in a published model");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> !pattern.direction().writes())
                .flatMap(pattern -> input.proven(pattern)
                        .filter(proven -> proven.empty() > 0)
                        .map(proven -> RULE.finding(
                                LintInput.place(pattern),
                                proven.empty() + " of " + proven.calls()
                                        + " calls answered nothing in the latest proof, although what they looked for"
                                        + " had been written.",
                                "Compare what the pattern sends as a key with what the templates write.")));
    }
}
