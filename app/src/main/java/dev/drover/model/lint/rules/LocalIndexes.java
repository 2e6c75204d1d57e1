package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A local index limits what one partition key may hold, for ever. */
@Component
class LocalIndexes implements LintRule {

    private static final Threshold LARGE =
            Threshold.of("large", "Bytes under one partition key from which it is high", "8589934592", "bytes");

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-11",
            Severity.MEDIUM,
            "A local index: all items under one partition key together take at most 10 GB, and it can never be removed;"
                    + " high when a pattern's items come near that.",
            RuleDescription.DYNAMODB,
            LARGE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream()
                .flatMap(table -> table.indexes().stream()
                        .filter(index -> index.local())
                        .map(index -> new Structure(table, index)))
                .map(structure -> finding(input, limits, structure));
    }

    private static Finding finding(LintInput input, Limits limits, Structure structure) {
        double bytes = Stream.concat(input.through(structure), input.through(new Structure(structure.table(), null)))
                .mapToDouble(LocalIndexes::collection)
                .max()
                .orElse(0);
        boolean large = bytes >= limits.of(LARGE);
        return RULE.finding(
                large ? Severity.HIGH : Severity.MEDIUM,
                LintInput.place(structure),
                structure.name()
                        + " is local: DynamoDB refuses writes once the items under one partition key reach 10 GB"
                        + (large ? ", and a pattern reads " + Numbers.bytes(bytes) + " of them" : "") + ".",
                "Confirm with the owner that one key stays small, or make the index global.");
    }

    /** What the pattern reads under one key, at most. */
    private static double collection(AccessPattern pattern) {
        BigDecimal items = pattern.volume().itemsP99();
        Integer bytes = pattern.volume().bytesAverage();
        return items == null || bytes == null ? 0 : items.doubleValue() * bytes;
    }
}
