package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table for each version. */
@Component
class VersionInTableName implements LintRule {

    private static final Pattern VERSIONED = Pattern.compile("(?i).*[_.-](v\\d+|20\\d\\d([_.-]?\\d\\d)?|old|new)");
    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-03", Severity.MEDIUM, "A table whose name carries a version or a year.", RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream()
                .filter(table -> VERSIONED.matcher(table.name()).matches())
                .map(table -> RULE.finding(
                        new Place.InModel(table.name()),
                        "The name " + table.name() + " carries a version: the next version would need another table"
                                + " and another migration.",
                        "Keep one table, and let each item say its version."));
    }
}
