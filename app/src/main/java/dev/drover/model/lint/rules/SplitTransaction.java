package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import dev.drover.model.relational.RelationalTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A transaction over several tables of the source that is not one request in the target. */
@Component
class SplitTransaction implements LintRule {

    private static final Threshold ITEMS = Threshold.of("items", "Items of one transaction", "100", "items");
    private static final RuleDescription RULE = RuleDescription.of(
            "REL-10",
            Severity.HIGH,
            "A transaction over several entities that is not one request in the target: too many items, several Regions,"
                    + " or two kinds of store.",
            RuleDescription.DYNAMODB,
            ITEMS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.promise().consistency() == Consistency.TRANSACTIONAL
                        && pattern.direction().writes()
                        && pattern.entities().size() > 1)
                .flatMap(pattern -> {
                    List<String> reasons = reasons(input, pattern, limits);
                    return reasons.isEmpty()
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    LintInput.place(pattern),
                                    "One transaction writes " + Words.list(pattern.entities()) + ", and "
                                            + String.join(", and ", reasons) + ".",
                                    "Keep what must change together in one item or one table of one Region, or agree on"
                                            + " steps that may be repeated and how half of them is taken back."));
                });
    }

    private static List<String> reasons(LintInput input, AccessPattern pattern, Limits limits) {
        List<TargetTable> tables = input.model().tables().stream()
                .filter(table -> pattern.entities().stream()
                        .anyMatch(name -> input.held(table, name).isPresent()))
                .toList();
        List<String> reasons = new ArrayList<>();
        double items = items(pattern);
        if (!tables.isEmpty() && items > limits.of(ITEMS)) {
            reasons.add("it has " + Numbers.words(items) + " items, where DynamoDB takes " + limits.words(ITEMS));
        }
        tables.stream()
                .filter(table -> !table.options().replicas().isEmpty())
                .findFirst()
                .ifPresent(table -> reasons.add(table.name() + " has replicas in "
                        + Words.list(table.options().replicas())
                        + ", where its items arrive one by one"));
        List<String> beside = pattern.entities().stream()
                .filter(name -> tables.stream()
                                .noneMatch(table -> input.held(table, name).isPresent())
                        && input.model().relationalTables().stream().anyMatch(table -> isFor(table, name)))
                .toList();
        if (!tables.isEmpty() && !beside.isEmpty()) {
            reasons.add(Words.list(beside) + (beside.size() == 1 ? " is" : " are")
                    + " in the relational store, which no transaction of DynamoDB reaches");
        }
        return reasons;
    }

    private static boolean isFor(RelationalTable table, String name) {
        return Words.sameThing(table.name(), name) || Words.sameThing(table.sourceTable(), name);
    }

    private static double items(AccessPattern pattern) {
        BigDecimal p99 = pattern.volume().itemsP99();
        return Bounds.number(pattern.volume())
                .orElse(Math.max(Units.items(pattern), p99 == null ? 0 : p99.doubleValue()));
    }
}
