package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A fresh answer that only one of several Regions gives. */
@Component
class RemoteFreshRead implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "RPL-03",
            Severity.ERROR,
            "A pattern that needs a fresh answer from a table with replicas in other Regions: only the Region in which an"
                    + " item was written has it at once.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ
                        && pattern.promise().consistency() == Consistency.STRONG)
                .flatMap(pattern -> input.path(pattern).stream()
                        .map(path -> path.structure().table())
                        .filter(table -> !table.options().replicas().isEmpty())
                        .map(table -> finding(pattern, table)));
    }

    private static Finding finding(AccessPattern pattern, TargetTable table) {
        return RULE.finding(
                LintInput.place(pattern),
                "It needs a fresh answer, and " + table.name() + " has replicas in "
                        + Words.list(table.options().replicas())
                        + ". A strongly consistent read sees only what was written in its own Region.",
                "Write and read these items in one Region, or agree with the owner that an answer may be old.");
    }
}
