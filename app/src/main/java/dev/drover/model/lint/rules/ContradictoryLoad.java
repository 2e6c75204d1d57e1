package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers of a pattern that cannot be true together. */
@Component
class ContradictoryLoad implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-04",
            Severity.ERROR,
            "A peak below the average, a negative number, or a bound below the average number of items.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> contradictions(pattern)
                        .map(sentence -> RULE.finding(
                                LintInput.place(pattern),
                                sentence,
                                "Correct one of the two numbers in the inventory.")));
    }

    private static Stream<String> contradictions(AccessPattern pattern) {
        Stream.Builder<String> sentences = Stream.builder();
        double average = Units.average(pattern);
        double peak = Units.peak(pattern);
        if (average < 0 || peak < 0) {
            sentences.add("Calls per second cannot be negative: " + Numbers.words(Math.min(average, peak)) + ".");
        } else if (peak > 0 && peak < average) {
            sentences.add("The peak is " + Numbers.words(peak) + " calls/s and the average " + Numbers.words(average)
                    + " calls/s; a peak is at least the average.");
        }
        BigDecimal items = pattern.volume().itemsAverage();
        Bounds.number(pattern.volume())
                .filter(bound -> exceeds(items, bound))
                .ifPresent(bound -> sentences.add(
                        "At most " + Numbers.words(bound) + " items come with a call, and " + items + " on average."));
        return sentences.build();
    }

    private static boolean exceeds(@Nullable BigDecimal items, double bound) {
        return items != null && items.doubleValue() > bound;
    }
}
