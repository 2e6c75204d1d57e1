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

/** An item that is too large for DynamoDB. */
@Component
class LargestItem implements LintRule {

    private static final Threshold MOST =
            Threshold.of("most", "The largest item that DynamoDB takes", "409600", "bytes");
    private static final Threshold NEAR = Threshold.of("near", "Size from which it is high", "358400", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-01",
            Severity.ERROR,
            "An item larger than DynamoDB takes, names of attributes included; high when it comes near.",
            RuleDescription.DYNAMODB,
            MOST,
            NEAR);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls().flatMap(pattern -> {
            Integer max = pattern.volume().bytesMax();
            if (max == null || max < limits.of(NEAR)) {
                return Stream.of();
            }
            boolean tooLarge = max > limits.of(MOST);
            return Stream.of(RULE.finding(
                    tooLarge ? Severity.ERROR : Severity.HIGH,
                    LintInput.place(pattern),
                    "The largest item has " + Numbers.bytes(max) + ", and DynamoDB takes "
                            + Numbers.bytes(limits.of(MOST)) + (tooLarge ? "." : ": it is close."),
                    "Keep large parts in S3 and their address in the item, or split the item."));
        });
    }
}
