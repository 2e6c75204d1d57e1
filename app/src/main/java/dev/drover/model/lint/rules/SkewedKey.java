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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One value of a key that has far more items than any other. */
@Component
class SkewedKey implements LintRule {

    private static final Threshold TIMES =
            Threshold.of("times", "Items of the most frequent value divided by those of the next", "3", "times");
    private static final Threshold SHARE =
            Threshold.of("share", "Share of the items from which it matters", "0.05", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-03",
            Severity.MEDIUM,
            "One value of a partition key that has several times the sampled items of the next; high if the existing table"
                    + " refused requests.",
            "Published finding thresholds",
            TIMES,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Sampled.keys(input)
                .filter(spread -> spread.key().first() >= limits.of(SHARE)
                        && spread.key().first()
                                >= limits.of(TIMES) * spread.key().second())
                .map(spread -> {
                    Double throttled = spread.key().throttled();
                    boolean refused = throttled != null && throttled > 0;
                    return RULE.finding(
                            refused ? Severity.HIGH : Severity.MEDIUM,
                            LintInput.place(spread.structure()),
                            "One value of " + spread.words() + " has "
                                    + Numbers.percent(spread.key().first())
                                    + " of the " + Numbers.words(spread.key().items())
                                    + " items that were sampled on "
                                    + spread.table().day() + ", the next one "
                                    + Numbers.percent(spread.key().second()) + ". " + throttles(throttled),
                            "Look at what the value stands for, and spread it over numbered parts if its calls are as many.");
                });
    }

    private static String throttles(@Nullable Double throttled) {
        if (throttled == null) {
            return "Whether requests were refused is not known.";
        }
        return throttled > 0
                ? "In the seven days before, " + Numbers.count(Math.round(throttled), "request was", "requests were")
                        + " refused for want of capacity."
                : "In the seven days before, no request was refused for want of capacity.";
    }
}
