package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Items of very different sizes. */
@Component
class UnevenItems implements LintRule {

    private static final Threshold TIMES = Threshold.of("times", "Largest item divided by the average", "20", "times");
    private static final Threshold SIZE =
            Threshold.of("size", "Size of the largest from which it matters", "16384", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-03",
            Severity.MEDIUM,
            "A largest item many times the size of the average; the average stands for the median, which the inventory does not ask for.",
            "Published finding thresholds",
            TIMES,
            SIZE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls().flatMap(pattern -> {
            Integer max = pattern.volume().bytesMax();
            Integer mean = pattern.volume().bytesAverage();
            if (max == null || mean == null || mean == 0 || max < limits.of(SIZE)) {
                return Stream.of();
            }
            double times = (double) max / mean;
            return times < limits.of(TIMES)
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(pattern),
                            "The largest item has " + Numbers.bytes(max) + ", " + Numbers.words(times)
                                    + " times the average of " + Numbers.bytes(mean) + "; " + limits.words(TIMES)
                                    + " or more is uneven.",
                            "Look for lists that grow, and give their parts items of their own."));
        });
    }
}
