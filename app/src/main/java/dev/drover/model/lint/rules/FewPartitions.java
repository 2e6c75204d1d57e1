package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A partition key with few different values. */
@Component
class FewPartitions implements LintRule {

    private static final Set<String> FEW = Set.of(
            "status",
            "state",
            "type",
            "kind",
            "category",
            "enum",
            "flag",
            "active",
            "enabled",
            "deleted",
            "tier",
            "priority",
            "level",
            "gender",
            "region");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-01",
            Severity.HIGH,
            "A partition key that is always the same, or is made only of a status, a type or a yes or no.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return PartitionKeys.all(input)
                .filter(filled -> !filled.parts().isEmpty())
                .filter(filled -> filled.columns().stream().allMatch(column -> isFew(input, filled, column)))
                .map(filled -> RULE.finding(
                        filled.place(),
                        filled.columns().isEmpty()
                                ? "Every " + filled.entity().entity() + " has the same " + filled.key()
                                        + ", so all of them share one partition, which takes 1,000 writes and 3,000"
                                        + " reads a second."
                                : filled.key() + " of " + filled.entity().entity() + " is made of "
                                        + Words.list(filled.columns())
                                        + ", which takes few values: each of them is one partition with 1,000 writes"
                                        + " and 3,000 reads a second.",
                        "Put something with many values in front, or spread it over numbered parts."));
    }

    private static boolean isFew(LintInput input, PartitionKeys.Filled filled, String column) {
        String name = column.toLowerCase(Locale.ROOT);
        boolean named = FEW.contains(name)
                || FEW.contains(name.substring(name.lastIndexOf('_') + 1))
                || name.startsWith("is_")
                || name.startsWith("has_");
        return named
                || Columns.rows(new MappedEntity(filled.structure().table(), filled.entity()), input)
                        .flatMap(rows -> rows.column(column))
                        .filter(found -> found.type().equals("bool"))
                        .isPresent();
    }
}
