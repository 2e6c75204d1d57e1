package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An update that moves an item inside an index. */
@Component
class MovingIndexKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-05",
            Severity.MEDIUM,
            "An update of an attribute that is part of an index key: the index deletes and writes, which is two writes.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.UPDATE)
                .flatMap(pattern -> input.model().tables().stream()
                        .flatMap(table -> table.indexes().stream()
                                .filter(index -> IndexWrites.movesKey(input, table, index, pattern))
                                .map(index -> RULE.finding(
                                        LintInput.place(pattern),
                                        "It changes " + Words.list(IndexWrites.movedBy(input, table, index, pattern))
                                                + ", which is part of the key of " + index.name()
                                                + ": each update costs two writes in the index"
                                                + (Units.average(pattern) > 0
                                                        ? ", " + Numbers.words(2 * Units.average(pattern)) + " writes/s"
                                                        : "")
                                                + ".",
                                        "Use an attribute in the key that does not change, or accept the price."))));
    }
}
