package dev.drover.model.lint.rules;

import dev.drover.model.AttributeMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A table expires items, and some of its entities never do. */
@Component
class NeverExpires implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "TTL-01",
            Severity.MEDIUM,
            "An entity without the TTL attribute of its table, so that its items stay for ever.",
            "Published finding thresholds");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .filter(mapped -> expires(mapped.table()) && lacks(mapped))
                .map(mapped -> RULE.finding(
                        mapped.place(),
                        mapped.entity().entity() + " has no "
                                + mapped.table().options().ttlAttribute()
                                + ", by which other items of " + mapped.table().name() + " expire.",
                        "Add the attribute, or confirm that these items stay."));
    }

    private static boolean expires(TargetTable table) {
        return table.options().ttlAttribute() != null
                && table.entities().stream().anyMatch(entity -> !lacks(new MappedEntity(table, entity)));
    }

    private static boolean lacks(MappedEntity mapped) {
        return mapped.entity().attributes().stream()
                .map(AttributeMapping::attribute)
                .noneMatch(
                        attribute -> attribute.equals(mapped.table().options().ttlAttribute()));
    }
}
