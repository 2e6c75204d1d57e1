package dev.drover.model.lint.rules;

import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.Projection;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A name in the model or in a pattern that nothing declares. */
@Component
class UndeclaredName implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-02",
            Severity.ERROR,
            "A mapping, an index or a pattern that names an attribute nothing declares.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Stream.concat(
                Stream.concat(projections(input), keys(input)), Stream.concat(columns(input), patterns(input)));
    }

    private Stream<Finding> projections(LintInput input) {
        return input.model().tables().stream()
                .flatMap(table -> table.indexes().stream()
                        .filter(index -> index.projection() == Projection.INCLUDE)
                        .flatMap(index -> index.projected().stream()
                                .filter(attribute -> table.entities().stream().noneMatch(e -> has(e, attribute)))
                                .map(attribute -> RULE.finding(
                                        LintInput.place(new Structure(table, index)),
                                        "The index includes \"" + attribute + "\", which no entity of " + table.name()
                                                + " has.",
                                        "Correct the name, or add the attribute to an entity."))));
    }

    private static boolean has(EntityMapping entity, String attribute) {
        return entity.versionAttribute().equals(attribute)
                || entity.extension().equals(attribute)
                || entity.key(attribute).isPresent()
                || entity.attributes().stream().anyMatch(a -> a.attribute().equals(attribute));
    }

    private Stream<Finding> keys(LintInput input) {
        return input.entities()
                .flatMap(owner -> owner.entity().keys().stream()
                        .filter(key -> owner.table().keyAttributes().stream()
                                .noneMatch(declared -> declared.name().equals(key.attribute())))
                        .map(key -> RULE.finding(
                                owner.place(key.attribute()),
                                owner.entity().entity() + " has a template for \"" + key.attribute()
                                        + "\", which is no key of "
                                        + owner.table().name() + " or of its indexes.",
                                "Remove the template, or add the index.")));
    }

    private Stream<Finding> columns(LintInput input) {
        return input.entities()
                .flatMap(owner -> Columns.rows(owner, input).stream()
                        .flatMap(rows -> named(owner.entity())
                                .filter(column -> rows.column(column).isEmpty())
                                .map(column -> RULE.finding(
                                        owner.place(),
                                        owner.entity().entity() + " uses the column \"" + column + "\", which "
                                                + rows.name() + " does not have.",
                                        "Correct the name of the column."))));
    }

    private static Stream<String> named(EntityMapping entity) {
        Stream<String> attributes = entity.attributes().stream()
                .filter(FromColumn.class::isInstance)
                .map(attribute -> ((FromColumn) attribute).column());
        return Stream.concat(Templates.keyColumns(entity).stream().sorted(), attributes)
                .filter(column -> !column.isBlank())
                .distinct();
    }

    private Stream<Finding> patterns(LintInput input) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream()
                        .flatMap(path -> path.shortfall().unknown().stream())
                        .map(attribute -> RULE.finding(
                                LintInput.place(pattern),
                                "The pattern needs " + attribute + ", which no attribute of the target holds.",
                                "Add the attribute to the entity, or correct the pattern.")));
    }
}
