package dev.drover.model.lint.rules;

import dev.drover.connection.SourceColumn;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A partition key that moves on with the time. */
@Component
class TimePartition implements LintRule {

    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz", "date", "time", "timetz");
    private static final Pattern NAMED = Pattern.compile("(?i)(.*_)?(at|date|day|hour|week|month|year|time|timestamp)");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-04",
            Severity.HIGH,
            "A partition key made of times or dates only, so that all new items go to one partition.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return PartitionKeys.all(input)
                .filter(filled -> !filled.columns().isEmpty())
                .filter(filled -> filled.columns().stream().allMatch(column -> isTime(input, filled, column)))
                .map(filled -> RULE.finding(
                        filled.place(),
                        filled.key() + " of " + filled.entity().entity() + " is made of " + Words.list(filled.columns())
                                + ": everything that happens now goes to one partition.",
                        "Put what happened in front, or spread the time over numbered parts."));
    }

    private static boolean isTime(LintInput input, PartitionKeys.Filled filled, String column) {
        Optional<SourceColumn> known = Columns.rows(
                        new MappedEntity(filled.structure().table(), filled.entity()), input)
                .flatMap(rows -> rows.column(column));
        return known.map(found -> TIMES.contains(found.type()))
                .orElseGet(() -> NAMED.matcher(column).matches());
    }
}
