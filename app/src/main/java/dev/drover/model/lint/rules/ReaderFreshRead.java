package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A fresh answer that is asked of a replica. */
@Component
class ReaderFreshRead implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "RPL-01",
            Severity.HIGH,
            "A read that has to see what was just written, and that uses the reader endpoint of the relational store.",
            ReaderEndpoint.SOURCE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return ReaderEndpoint.patterns(input)
                .filter(pattern -> pattern.direction() == Direction.READ && isFresh(pattern))
                .map(pattern -> RULE.finding(
                        LintInput.place(pattern),
                        "It needs a fresh answer and reads a replica, which is behind the writer.",
                        "Let it use the endpoint of the writer, or agree with the owner that an answer may be old."));
    }

    private static boolean isFresh(AccessPattern pattern) {
        Consistency consistency = pattern.promise().consistency();
        return consistency == Consistency.STRONG || consistency == Consistency.TRANSACTIONAL;
    }
}
