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

/** A text that may be larger than an item. */
@Component
class LongText implements LintRule {

    private static final Threshold MOST =
            Threshold.of("most", "The largest item that DynamoDB takes", "409600", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-09",
            Severity.ERROR,
            "A column whose declared length is larger than an item may be.",
            RuleDescription.DYNAMODB,
            MOST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Columns.kept(input).flatMap(kept -> {
            Integer length = kept.column().length();
            return length == null || length <= limits.of(MOST)
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            kept.place(),
                            kept.column().name() + " may have " + Numbers.words(length)
                                    + " characters, and an item takes " + Numbers.bytes(limits.of(MOST)) + ".",
                            "Keep it in S3 and its address in the item."));
        });
    }
}
