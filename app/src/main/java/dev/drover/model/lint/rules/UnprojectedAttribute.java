package dev.drover.model.lint.rules;

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

/** An index without an attribute that its pattern needs. */
@Component
class UnprojectedAttribute implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-06",
            Severity.HIGH,
            "A pattern that needs an attribute which its index does not carry, so that every item takes another read.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path -> !path.shortfall().notCarried().isEmpty())
                        .map(path -> RULE.finding(
                                LintInput.place(pattern),
                                path.structure().name() + " does not carry "
                                        + Words.list(path.shortfall().notCarried())
                                        + ", so each of the " + Numbers.words(Units.items(pattern))
                                        + " items of a call takes another read from "
                                        + path.structure().table().name() + ".",
                                "Include it in " + path.structure().name() + ", or read without it.")));
    }
}
