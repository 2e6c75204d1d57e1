package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Promise.Consistency;
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

/** A transaction that DynamoDB refuses. */
@Component
class LargeTransaction implements LintRule {

    private static final Threshold ITEMS = Threshold.of("items", "Items of one transaction", "100", "items");
    private static final Threshold BYTES = Threshold.of("bytes", "Bytes of one transaction", "4194304", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-08",
            Severity.ERROR,
            "A transaction with more items or bytes than DynamoDB takes.",
            RuleDescription.DYNAMODB,
            ITEMS,
            BYTES);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.promise().consistency() == Consistency.TRANSACTIONAL)
                .flatMap(pattern -> {
                    BigDecimal p99 = pattern.volume().itemsP99();
                    double items = Bounds.number(pattern.volume())
                            .orElse(Math.max(Units.items(pattern), p99 == null ? 0 : p99.doubleValue()));
                    Integer bytes = pattern.volume().bytesAverage();
                    double all = bytes == null ? 0 : items * bytes;
                    return items <= limits.of(ITEMS) && all <= limits.of(BYTES)
                            ? Stream.of()
                            : Stream.of(
                                    RULE.finding(
                                            LintInput.place(pattern),
                                            "A transaction of " + Numbers.words(items) + " items"
                                                    + (bytes == null ? "" : " and " + Numbers.bytes(all))
                                                    + ", and DynamoDB takes "
                                                    + limits.words(ITEMS) + " and " + Numbers.bytes(limits.of(BYTES))
                                                    + ".",
                                            "Split it into smaller ones that may be repeated, or keep what belongs together in one item."));
                });
    }
}
