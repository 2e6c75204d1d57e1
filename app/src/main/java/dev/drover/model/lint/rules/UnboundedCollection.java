package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A partition that grows without end. */
@Component
class UnboundedCollection implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-06",
            Severity.MEDIUM,
            "A read of all items under one key whose number has no bound, and nothing that ends them: no TTL and no time in the key.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ && Bounds.isUnbounded(pattern))
                .filter(pattern -> pattern.ttlAttribute().isBlank())
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path -> path.operation().equals("Query"))
                        .map(path -> RULE.finding(
                                LintInput.place(pattern),
                                "What it reads under one key of "
                                        + path.structure().name() + " has no bound, and nothing ends it.",
                                "Say after how many days items expire, or put a month or a number into the key.")));
    }
}
