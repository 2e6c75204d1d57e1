package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** No room for what is planned. */
@Component
class NoExtension implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-04",
            Severity.LOW,
            "An entity with planned or possible patterns and without a place for more: no extension and no JSON"
                    + " column is kept.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .filter(owner -> owner.entity().extension().isEmpty())
                .flatMap(
                        owner -> Columns.rows(owner, input).stream()
                                .filter(rows -> owner.entity().attributes().stream()
                                        .filter(FromColumn.class::isInstance)
                                        .flatMap(a -> rows.column(((FromColumn) a).column()).stream())
                                        .noneMatch(column -> column.type().startsWith("json")))
                                .flatMap(
                                        rows -> input.patterns()
                                                .filter(pattern -> pattern.horizon() != Horizon.NOW)
                                                .filter(pattern -> pattern.entities().stream()
                                                        .anyMatch(name -> Words.sameThing(
                                                                        name,
                                                                        owner.entity()
                                                                                .entity())
                                                                || Words.sameThing(
                                                                        name,
                                                                        owner.entity()
                                                                                .sourceTable())))
                                                .limit(1)
                                                .map(
                                                        pattern -> RULE.finding(
                                                                owner.place(),
                                                                pattern.id() + " " + pattern.name()
                                                                        + " is not needed yet, and "
                                                                        + owner.entity()
                                                                                .entity()
                                                                        + " has no place for what it may bring.",
                                                                "Name an attribute for later fields at the entity, and agree what may be in it."))));
    }
}
