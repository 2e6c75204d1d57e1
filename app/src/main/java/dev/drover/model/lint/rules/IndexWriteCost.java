package dev.drover.model.lint.rules;

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

/** Indexes that multiply the cost of writes. */
@Component
class IndexWriteCost implements LintRule {

    private static final Threshold SOME =
            Threshold.of("some", "Write units of indexes for each of the table: medium", "2", "times");
    private static final Threshold MUCH =
            Threshold.of("much", "Write units of indexes for each of the table: high", "4", "times");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-08",
            Severity.MEDIUM,
            "Indexes that cost several times the writes of their table; shares of items that indexes carry are estimates.",
            RuleDescription.POLICY,
            SOME,
            MUCH);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> {
            double base = IndexWrites.base(input, table);
            double added = base == 0
                    ? 0
                    : table.indexes().stream()
                            .mapToDouble(index -> IndexWrites.added(input, table, index))
                            .sum();
            double times = base == 0 ? 0 : added / base;
            return times <= limits.of(SOME)
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            times > limits.of(MUCH) ? Severity.HIGH : Severity.MEDIUM,
                            new Place.InModel(table.name()),
                            "Writes to " + table.name() + " cost " + Numbers.words(base) + " units/s, and its indexes "
                                    + Numbers.words(added) + " units/s more: " + Numbers.words(times) + " times, above "
                                    + limits.words(times > limits.of(MUCH) ? MUCH : SOME) + ".",
                            "Carry less in the indexes, and keep attributes that change out of their keys."));
        });
    }
}
