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

/** A search inside texts. */
@Component
class TextSearch implements LintRule {

    private static final Pattern WORDS = Pattern.compile(
            "(?i)\\blike\\s+'?%[^\\s,]*|\\bilike\\b|\\bfull[- ]?text\\b|\\bcontains\\b|\\w+\\s*=\\s*\\S+\\s+or\\s+\\w+\\s*=");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-04",
            Severity.HIGH,
            "A read that searches inside texts or by one of several columns, told by its filters or description.",
            "Found in published models");

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
                                "It says \"" + said + "\": DynamoDB finds only the beginning of a key.",
                                "Keep a search index beside the table.")));
    }
}
