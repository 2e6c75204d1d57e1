package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table whose rows nothing tells apart. */
@Component
class NoPrimaryKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-08",
            Severity.ERROR,
            "A table without a primary key: changes of it cannot be captured, and it cannot be read in order.",
            "PostgreSQL documentation");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.tables(input)
                .filter(table -> table.primaryKey().isEmpty())
                .map(table -> RULE.finding(
                        new Place.InSource(table.name()),
                        table.name() + " has no primary key.",
                        "Add one to the source."));
    }
}
