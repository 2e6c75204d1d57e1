package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Uniqueness of a value that is not in the key of the target. */
@Component
class LostUniqueness implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-08",
            Severity.HIGH,
            "A unique value of the source that is not the whole key of the target, so that nothing keeps it unique.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.UNIQUE)
                .filter(rule -> SourceRules.isPlain(rule)
                        && !SourceRules.ignoresCase(input, rule)
                        && !KeptByRelational.unique(input, rule))
                .filter(rule -> input.entities()
                        .filter(owner -> owner.entity().sourceTable().equals(rule.table()))
                        .noneMatch(owner -> isKey(owner, rule)))
                .map(rule -> RULE.finding(
                        new Place.InSource(rule.table() + " · " + rule.name()),
                        Words.list(rule.columns()) + " of " + rule.table()
                                + " is unique in the source. In the target no key consists of it, and an index of"
                                + " DynamoDB keeps nothing unique.",
                        "Write a second item with the value as its key in the same transaction, or accept doubles."));
    }

    private static boolean isKey(MappedEntity owner, SourceRule rule) {
        Set<String> columns = owner.table().primaryKey().stream()
                .flatMap(key -> Templates.columns(owner.entity(), key.name()).stream())
                .collect(Collectors.toSet());
        return columns.equals(Set.copyOf(rule.columns()));
    }
}
