package dev.drover.model.lint.rules;

import dev.drover.connection.SourceTable;
import dev.drover.inventory.AccessPattern;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A target that is the old relational schema under another name. */
@Component
class CopiedSchema implements LintRule {

    private static final Threshold TABLES = Threshold.of("tables", "Target tables divided by source tables", "0.8", "");
    private static final Threshold KEYS = Threshold.of("keys", "Share of entities that keep the old key", "0.8", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-01",
            Severity.HIGH,
            "Nearly as many target tables as source tables, with the old primary keys, although a pattern needs several.",
            RuleDescription.POLICY,
            TABLES,
            KEYS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        List<MappedEntity> known = input.entities()
                .filter(owner -> Columns.rows(owner, input).isPresent())
                .toList();
        if (known.isEmpty() || input.model().tables().size() < 2) {
            return Stream.of();
        }
        double tables =
                (double) input.model().tables().size() / Columns.moved(input).size();
        double keys = (double) known.stream()
                        .filter(owner ->
                                keepsKey(owner, Columns.rows(owner, input).orElseThrow()))
                        .count()
                / known.size();
        List<String> spread = input.calls()
                .filter(pattern -> isSpread(input, pattern))
                .map(AccessPattern::id)
                .toList();
        return tables < limits.of(TABLES) || keys < limits.of(KEYS) || spread.isEmpty()
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeModel(),
                        "The target has " + Numbers.percent(tables) + " as many tables as are moved, "
                                + Numbers.percent(keys) + " of the entities keep the old primary key, and "
                                + Words.list(spread.stream().limit(5).toList())
                                + (spread.size() > 5 ? " and others" : "")
                                + " need several tables at once. DynamoDB does not join.",
                        "Put what is read together into one table under one partition key."));
    }

    private static boolean keepsKey(MappedEntity owner, SourceTable rows) {
        Set<String> columns = owner.table().primaryKey().stream()
                .flatMap(key -> Templates.columns(owner.entity(), key.name()).stream())
                .collect(Collectors.toSet());
        return columns.equals(Set.copyOf(rows.primaryKey()));
    }

    private static boolean isSpread(LintInput input, AccessPattern pattern) {
        return pattern.entities().size() > 1
                && pattern.entities().stream()
                        .allMatch(name -> input.model().tables().stream()
                                .anyMatch(table -> input.held(table, name).isPresent()))
                && input.model().tables().stream()
                        .noneMatch(table -> pattern.entities().stream()
                                .allMatch(name -> input.held(table, name).isPresent()));
    }
}
