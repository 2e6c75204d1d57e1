package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
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

/** An answer that takes several pages. */
@Component
class LargeAnswer implements LintRule {

    private static final Threshold MOST = Threshold.of("page", "Bytes of one page", "1048576", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-07",
            Severity.MEDIUM,
            "A call whose items together exceed one page of DynamoDB.",
            RuleDescription.DYNAMODB,
            MOST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .flatMap(pattern -> {
                    Integer bytes = pattern.volume().bytesAverage();
                    BigDecimal p99 = pattern.volume().itemsP99();
                    double items = Math.max(
                            p99 == null ? 0 : p99.doubleValue(),
                            Bounds.number(pattern.volume()).orElse(Units.items(pattern)));
                    return bytes == null || items * bytes <= limits.of(MOST)
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    LintInput.place(pattern),
                                    "Up to " + Numbers.words(items) + " items of " + Numbers.bytes(bytes) + " are "
                                            + Numbers.bytes(items * bytes) + ", and a page has "
                                            + Numbers.bytes(limits.of(MOST)) + ": it takes "
                                            + Numbers.words(Math.ceil(items * bytes / limits.of(MOST))) + " calls.",
                                    "Read page by page, and show the first page at once."));
                });
    }
}
