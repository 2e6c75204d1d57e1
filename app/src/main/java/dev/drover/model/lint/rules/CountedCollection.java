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

/** A count of many items while somebody waits. */
@Component
class CountedCollection implements LintRule {

    private static final Pattern WORDS =
            Pattern.compile("(?i)\\bcount\\s*\\(|\\bcount of\\b|\\bhow many\\b|\\bnumber of\\b");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-05",
            Severity.MEDIUM,
            "A read that counts items, told by its filters or description.",
            RuleDescription.POLICY);

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
                                "It says \"" + said + "\": a count reads every item it counts.",
                                "Keep a counter in an item of its own, and change it with every write.")));
    }
}
