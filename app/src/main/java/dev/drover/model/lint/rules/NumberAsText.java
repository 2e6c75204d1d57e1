package dev.drover.model.lint.rules;

import dev.drover.model.AttributeType;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A number that is kept as text. */
@Component
class NumberAsText implements LintRule {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");
    private static final Threshold DIGITS =
            Threshold.of("digits", "Digits up to which a number should stay a number", "38", "digits");
    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-08",
            Severity.MEDIUM,
            "A number of the source that becomes text in the target.",
            "Found in a published model",
            DIGITS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Columns.kept(input)
                .filter(kept -> kept.mapping().type() == AttributeType.S
                        && NUMBERS.contains(kept.column().type()))
                .filter(kept -> {
                    Integer precision = kept.column().precision();
                    return precision == null || precision <= limits.of(DIGITS);
                })
                .map(kept -> RULE.finding(
                        kept.place(),
                        kept.column().name()
                                + " is a number in the source and text in the target, where 10 comes before"
                                + " 9 and nothing can be added to it.",
                        "Make it N."));
    }
}
