package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A foreign key that nothing in the target watches over. */
@Component
class LostReference implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-01",
            Severity.HIGH,
            "A foreign key of the source: DynamoDB does not keep references, unless the child lives inside its parent; a"
                    + " relational table keeps those that it has.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.tables(input)
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> !livesInside(input, table.name(), key.references())
                                && !KeptByRelational.reference(input, table.name(), key))
                        .map(key -> RULE.finding(
                                new Place.InSource(table.name() + " · " + String.join(", ", key.columns())),
                                Words.list(key.columns()) + " of " + table.name() + " points to " + key.references()
                                        + ", and the target does not check that it is there.",
                                "Check for orphans regularly, or write down which code keeps the rule.")));
    }

    private static boolean livesInside(LintInput input, String child, String parent) {
        return input.entities()
                .anyMatch(owner -> owner.entity().sourceTable().equals(parent)
                        && Columns.lists(owner.entity())
                                .anyMatch(list -> list.childTable().equals(child)));
    }
}
