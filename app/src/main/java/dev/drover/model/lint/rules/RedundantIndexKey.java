package dev.drover.model.lint.rules;

import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index that finds what the table finds already. */
@Component
class RedundantIndexKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-12",
            Severity.LOW,
            "An index whose keys hold the same values as the keys of its table.",
            "Found in a published model");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.coverage().structures().stream()
                .filter(structure -> structure.isIndex() && isRedundant(structure))
                .map(structure -> RULE.finding(
                        LintInput.place(structure),
                        "The keys of " + structure.name() + " hold the same values as those of "
                                + structure.table().name() + ", so it finds nothing else.",
                        "Confirm with the owners that nothing needs it, then leave it out."));
    }

    private static boolean isRedundant(Structure structure) {
        List<EntityMapping> entities =
                structure.table().entities().stream().filter(structure::holds).toList();
        return !entities.isEmpty()
                && entities.stream()
                        .allMatch(entity -> values(entity, structure.keys())
                                .equals(values(entity, structure.table().primaryKey())));
    }

    private static List<String> values(EntityMapping entity, List<KeyAttribute> keys) {
        return keys.stream().map(key -> Templates.text(entity, key.name())).toList();
    }
}
