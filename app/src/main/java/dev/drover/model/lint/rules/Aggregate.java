package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A sum or a group over many items. */
@Component
class Aggregate implements LintRule {

    private static final Pattern WORDS =
            Pattern.compile("(?i)\\bgroup by\\b|\\b(sum|avg|min|max)\\s*\\(|\\baggregat\\w*");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-03",
            Severity.HIGH,
            "A read that groups or adds up, told by its filters or description.",
            "AWS agent toolkit");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .flatMap(pattern -> Said.in(pattern, WORDS).stream()
                        .map(said -> RULE.finding(
                                LintInput.place(pattern),
                                "It says \"" + said
                                        + "\": DynamoDB does not add up, so the application would read every item.",
                                "Keep the sum up to date with every write, or compute it from an export.")));
    }
}
