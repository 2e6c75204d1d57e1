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

/** One value of a key that holds a good part of a large table. */
@Component
class DominantKey implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of the sampled items", "0.2", "");
    private static final Threshold BYTES =
            Threshold.of("bytes", "Size of the table above which it matters", "10737418240", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-11",
            Severity.HIGH,
            "One value of a partition key that holds a good part of the sampled items of a large table.",
            "Published finding thresholds",
            SHARE,
            BYTES);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Sampled.keys(input)
                .filter(spread -> spread.table().bytes() > limits.of(BYTES)
                        && spread.key().first() >= limits.of(SHARE))
                .map(spread -> RULE.finding(
                        LintInput.place(spread.structure()),
                        "One value of " + spread.words() + " holds "
                                + Numbers.percent(spread.key().first())
                                + " of the " + Numbers.words(spread.key().items()) + " items that were sampled on "
                                + spread.table().day() + ", in a table of "
                                + Numbers.bytes(spread.table().bytes())
                                + ".",
                        "Divide what is under that value by time or by numbered parts."));
    }
}
