package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table or index that serves no pattern. */
@Component
class IdleStructure implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-08", Severity.HIGH, "An index that serves no pattern; medium for a table.", RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        if (input.calls().findAny().isEmpty()) {
            return Stream.of();
        }
        return input.coverage().structures().stream()
                .filter(structure -> input.through(structure).findAny().isEmpty())
                .map(structure -> structure.isIndex()
                        ? RULE.finding(
                                LintInput.place(structure),
                                "No pattern has its best path through " + structure.name()
                                        + ", and every write that touches its keys is paid twice.",
                                "Confirm with the owners that nothing needs it, then leave it out.")
                        : RULE.finding(
                                Severity.MEDIUM,
                                LintInput.place(structure),
                                "No pattern has its best path through the key of " + structure.name() + ".",
                                "Confirm with the owners who uses the table, and add their patterns."));
    }
}
