package dev.drover.model.lint.rules;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Conditions of the source that the target does not check. */
@Component
class LostChecks implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-02",
            Severity.MEDIUM,
            "CHECK and NOT NULL of the source, which the target does not check.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.tables(input).flatMap(table -> {
            List<String> mandatory = table.columns().stream()
                    .filter(column -> !column.nullable()
                            && !table.primaryKey().contains(column.name())
                            && !KeptByRelational.notNull(input, table.name(), column.name()))
                    .map(SourceColumn::name)
                    .toList();
            List<String> checks = SourceRules.of(input, Kind.CHECK)
                    .filter(rule -> rule.table().equals(table.name()) && !KeptByRelational.check(input, rule))
                    .map(rule -> rule.name() + " " + rule.definition())
                    .toList();
            return mandatory.isEmpty() && checks.isEmpty()
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            new Place.InSource(table.name()),
                            "The target checks none of this: "
                                    + Words.list(Stream.concat(
                                                    mandatory.isEmpty()
                                                            ? Stream.of()
                                                            : Stream.of(Words.list(mandatory) + " must not be null"),
                                                    checks.stream())
                                            .toList())
                                    + ".",
                            "Say which code checks it before it writes."));
        });
    }
}
