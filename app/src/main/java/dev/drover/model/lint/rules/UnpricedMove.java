package dev.drover.model.lint.rules;

import dev.drover.model.cost.StoredItems;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An entity that the estimate of the move leaves out. */
@Component
class UnpricedMove implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-07",
            Severity.MEDIUM,
            "An entity whose backfill is not in the estimate, because the number or the size of its items is not known.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        if (input.source().isEmpty()) {
            return Stream.of();
        }
        return input.bills().stream()
                .flatMap(
                        sheet -> input.entities()
                                .filter(mapped ->
                                        sheet.workload().stored().stream().noneMatch(stored -> isOf(stored, mapped)))
                                .map(
                                        mapped -> RULE.finding(
                                                new Place.InModel(mapped.table().name() + " · "
                                                        + mapped.entity().entity()),
                                                "The move of " + mapped.entity().sourceTable()
                                                        + " is not in the estimate: the number of rows or the size of an item is not"
                                                        + " known.",
                                                "State the item size in a pattern of this entity alone, and run ANALYZE on the source.")));
    }

    private static boolean isOf(StoredItems stored, MappedEntity mapped) {
        return stored.structure().equals(mapped.table().name())
                && stored.entity().equals(mapped.entity().entity());
    }
}
