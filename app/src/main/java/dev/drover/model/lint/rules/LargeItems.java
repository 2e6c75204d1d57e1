package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Items that are large as a rule. */
@Component
class LargeItems implements LintRule {

    private static final Threshold TAIL = Threshold.of("p99", "p99 size", "102400", "bytes");
    private static final Threshold MEAN = Threshold.of("mean", "Average size", "65536", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-02",
            Severity.MEDIUM,
            "Items of which one in a hundred, or the average, is large.",
            "Published finding thresholds",
            TAIL,
            MEAN);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls().flatMap(pattern -> {
            Integer p99 = pattern.volume().bytesP99();
            Integer mean = pattern.volume().bytesAverage();
            boolean longTail = p99 != null && p99 >= limits.of(TAIL);
            boolean heavy = mean != null && mean >= limits.of(MEAN);
            return !longTail && !heavy
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(pattern),
                            longTail
                                    ? "One item in a hundred has " + Numbers.bytes(Objects.requireNonNull(p99))
                                            + " or more; " + Numbers.bytes(limits.of(TAIL)) + " is large."
                                    : "The average item has " + Numbers.bytes(Objects.requireNonNull(mean)) + "; "
                                            + Numbers.bytes(limits.of(MEAN)) + " is large.",
                            "Split what is always read from what is seldom read."));
        });
    }
}
