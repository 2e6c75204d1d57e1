package dev.drover.model.lint.rules;

import dev.drover.model.GlobalIndex;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Two indexes that begin with the same key. */
@Component
class TwinIndexes implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-09",
            Severity.MEDIUM,
            "An index whose partition key holds the same values as that of another index of the table.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> {
            Map<List<String>, GlobalIndex> known = new HashMap<>();
            return table.indexes().stream()
                    .filter(index -> !index.local())
                    .flatMap(index -> {
                        List<String> key = table.entities().stream()
                                .flatMap(entity -> index.partitionKeys().stream()
                                        .map(attribute -> Templates.text(entity, attribute.name())))
                                .toList();
                        GlobalIndex other =
                                key.stream().allMatch(String::isEmpty) ? null : known.putIfAbsent(key, index);
                        return other == null
                                ? Stream.of()
                                : Stream.of(RULE.finding(
                                        LintInput.place(new Structure(table, index)),
                                        index.name() + " has the same partition key values as " + other.name() + ".",
                                        "See whether one index with one sort key serves both."));
                    })
                    .toList()
                    .stream();
        });
    }
}
