package dev.drover.model.lint.rules;

import dev.drover.model.GlobalIndex;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Included attributes that are too many or carried anyway. */
@Component
class ProjectedAttributes implements LintRule {

    private static final Threshold MOST =
            Threshold.of("most", "Included attributes of all indexes of a table", "100", "attributes");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-05",
            Severity.LOW,
            "An index that includes key attributes, which it carries anyway; an error for more included attributes than a table may have.",
            RuleDescription.DYNAMODB,
            MOST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> Stream.concat(tooMany(table, limits), repeated(table)));
    }

    private static Stream<Finding> tooMany(TargetTable table, Limits limits) {
        int included = table.indexes().stream()
                .filter(index -> index.projection() == Projection.INCLUDE)
                .mapToInt(index -> index.projected().size())
                .sum();
        return included <= limits.of(MOST)
                ? Stream.of()
                : Stream.of(RULE.finding(
                        Severity.ERROR,
                        new Place.InModel(table.name()),
                        "The indexes of " + table.name() + " include " + Numbers.words(included)
                                + " attributes together, more than " + limits.words(MOST) + ".",
                        "Let one index carry everything."));
    }

    private static Stream<Finding> repeated(TargetTable table) {
        return table.indexes().stream()
                .filter(index -> index.projection() == Projection.INCLUDE)
                .flatMap(index -> index.projected().stream()
                        .filter(attribute -> isKey(table, index, attribute))
                        .map(attribute -> RULE.finding(
                                LintInput.place(new Structure(table, index)),
                                index.name() + " includes " + attribute + ", which is a key and carried anyway.",
                                "Take it out of the list.")));
    }

    private static boolean isKey(TargetTable table, GlobalIndex index, String attribute) {
        return Stream.concat(index.keys().stream(), table.primaryKey().stream())
                .anyMatch(key -> key.name().equals(attribute));
    }
}
