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

/** Pages by number. */
@Component
class OffsetPages implements LintRule {

    private static final Pattern WORDS = Pattern.compile("(?i)\\boffset\\b|\\bpage number\\b|\\bskip \\d+");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-06",
            Severity.MEDIUM,
            "A read that jumps to a page by its number, told by its filters or description.",
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
                                "It says \"" + said
                                        + "\": DynamoDB goes on from the last key and cannot jump, so all pages before are read and paid.",
                                "Page with the last key that was shown.")));
    }
}
