package dev.drover.model.lint.rules;

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

/** An item that will become too large within a year. */
@Component
class GrowingItem implements LintRule {

    private static final Threshold NEAR = Threshold.of("near", "Size from which it is high", "358400", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-10",
            Severity.MEDIUM,
            "An item that comes near the limit within twelve months, if it grows like the calls.",
            RuleDescription.POLICY,
            NEAR);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls().flatMap(pattern -> {
            Integer p99 = pattern.volume().bytesP99();
            BigDecimal growth = pattern.load().growthPercentPerYear();
            if (p99 == null || growth == null) {
                return Stream.of();
            }
            double then = p99 * (1 + growth.doubleValue() / 100);
            return p99 >= limits.of(NEAR) || then < limits.of(NEAR)
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(pattern),
                            "One item in a hundred has " + Numbers.bytes(p99) + " now and " + Numbers.bytes(then)
                                    + " in a year, if it grows by " + Numbers.words(growth) + " % like the calls; "
                                    + Numbers.bytes(limits.of(NEAR)) + " is near the limit.",
                            "Find out what makes the item grow, and move it out in time."));
        });
    }
}
