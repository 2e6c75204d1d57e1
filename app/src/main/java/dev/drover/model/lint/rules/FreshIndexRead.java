package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A fresh answer from an index. */
@Component
class FreshIndexRead implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-07",
            Severity.ERROR,
            "A pattern that needs a fresh answer and that only a global index could find: it answers with a delay.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.gaps()
                .flatMap(row -> row.cells().stream()
                        .filter(cell -> cell.shortfall().stale())
                        .limit(1)
                        .map(cell -> RULE.finding(
                                LintInput.place(row.pattern()),
                                cell.reason(),
                                "Put the key into the table itself, or agree on a delay with the owner.")));
    }
}
