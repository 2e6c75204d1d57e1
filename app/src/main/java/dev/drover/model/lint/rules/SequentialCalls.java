package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A read that has to ask several times, one call after the other. */
@Component
class SequentialCalls implements LintRule {

    private static final Threshold SOME = Threshold.of("some", "Calls from which it is medium", "2", "calls");
    private static final Threshold MANY = Threshold.of("many", "Calls from which it is high", "4", "calls");
    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-03",
            Severity.MEDIUM,
            "A read whose entities are not found by one key, so that it joins in the application.",
            RuleDescription.POLICY,
            SOME,
            MANY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .flatMap(pattern -> input.path(pattern).stream().flatMap(path -> {
                    List<String> elsewhere = path.shortfall().elsewhere();
                    int calls = 1 + elsewhere.size();
                    return elsewhere.isEmpty() || calls < limits.of(SOME)
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    calls >= limits.of(MANY) ? Severity.HIGH : Severity.MEDIUM,
                                    LintInput.place(pattern),
                                    "It takes " + calls + " calls, one after the other: " + path.operation() + " on "
                                            + path.structure().name() + " does not find "
                                            + Words.list(elsewhere) + ".",
                                    "Put them under one partition key, or copy what is needed into the item."));
                }));
    }
}
