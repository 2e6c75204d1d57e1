package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pattern that found more than it asks for when it was really run. */
@Component
class ForeignAnswer implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-10",
            Severity.MEDIUM,
            "A pattern whose calls answered types of items that it does not ask for in the latest proof, or several items where it reads a single one.",
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
                        .filter(proven -> !proven.strangers().isEmpty()
                                || pattern.cardinality() == Cardinality.SINGLE && proven.mostItems() > 1)
                        .map(proven -> RULE.finding(
                                LintInput.place(pattern),
                                "One call answered up to " + Numbers.words(proven.mostItems()) + " items of "
                                        + Words.list(proven.types()) + " in the latest proof"
                                        + (proven.strangers().isEmpty()
                                                ? ", and the pattern reads a single one."
                                                : ", and the pattern asks for " + Words.list(pattern.entities())
                                                        + " only."),
                                "Narrow it by the sort key, or say in the pattern what it reads.")));
    }
}
