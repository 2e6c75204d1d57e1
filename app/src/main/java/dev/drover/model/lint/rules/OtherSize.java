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

/** Items of another size than the inventory says. */
@Component
class OtherSize implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Difference from the size that is stated", "0.2", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-09",
            Severity.MEDIUM,
            "Items whose size in the latest proof differs much from what the inventory says.",
            "AWS agent toolkit",
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.proven(pattern).flatMap(proven -> {
                    Integer stated = pattern.volume().bytesAverage();
                    Integer measured = proven.itemBytes();
                    if (stated == null || measured == null || stated == 0) {
                        return Stream.of();
                    }
                    double difference = Math.abs(measured - stated) / (double) stated;
                    return difference <= limits.of(SHARE)
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    LintInput.place(pattern),
                                    "An average item has " + Numbers.bytes(measured)
                                            + " in the latest proof, and the inventory"
                                            + " says " + Numbers.bytes(stated) + ": a difference of "
                                            + Math.round(difference * 100) + " %.",
                                    "Correct the size in the inventory, or what the mapping keeps."));
                }));
    }
}
