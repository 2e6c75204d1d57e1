package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A foreign key column that is kept and that no pattern uses. */
@Component
class UnusedReference implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-02",
            Severity.MEDIUM,
            "A foreign key column that is kept although it is in no key and no pattern names it.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        if (input.calls().findAny().isEmpty()) {
            return Stream.of();
        }
        return input.entities()
                .flatMap(owner -> Columns.rows(owner, input).stream()
                        .flatMap(rows -> rows.foreignKeys().stream())
                        .flatMap(key -> key.columns().stream())
                        .distinct()
                        .filter(column -> !Templates.keyColumns(owner.entity()).contains(column))
                        .flatMap(column -> kept(owner, column).stream())
                        .filter(kept -> !isUsed(input, owner, kept.column()))
                        .map(kept -> RULE.finding(
                                owner.place(kept.attribute()),
                                kept.attribute() + " points to another table, and no key and no pattern uses it.",
                                "Leave it out, or add the pattern that follows it.")));
    }

    private static Optional<FromColumn> kept(MappedEntity owner, String column) {
        return owner.entity().attributes().stream()
                .filter(FromColumn.class::isInstance)
                .map(FromColumn.class::cast)
                .filter(from -> from.column().equals(column))
                .findFirst();
    }

    private static boolean isUsed(LintInput input, MappedEntity owner, String column) {
        Held held = new Held(owner.entity(), null);
        return input.calls()
                .filter(pattern -> pattern.entities().stream()
                        .anyMatch(name -> Words.sameThing(name, owner.entity().entity())
                                || Words.sameThing(name, owner.entity().sourceTable())))
                .anyMatch(pattern -> Stream.of(
                                pattern.attributesNeeded().stream(),
                                pattern.partitionBy().stream().map(KeyCondition::attribute),
                                pattern.sortBy().stream().map(KeyCondition::attribute))
                        .flatMap(names -> names)
                        .anyMatch(name -> held.names(name, column)));
    }
}
