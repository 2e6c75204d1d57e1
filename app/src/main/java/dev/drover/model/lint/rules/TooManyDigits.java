package dev.drover.model.lint.rules;

import dev.drover.model.AttributeType;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import dev.drover.model.relational.TypeFit.Kind;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Numbers with more digits than the target keeps. */
@Component
class TooManyDigits implements LintRule {

    private static final Threshold DIGITS = Threshold.of("digits", "Digits that a number may have", "38", "digits");
    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-01",
            Severity.HIGH,
            "A numeric column with more digits than a number of the target, or than its column of a relational table.",
            RuleDescription.DYNAMODB,
            DIGITS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Stream.concat(inItems(input, limits), inRows(input));
    }

    private static Stream<Finding> inRows(LintInput input) {
        return NarrowColumn.of(input, Kind.DIGITS)
                .map(narrow -> RULE.finding(
                        new Place.InModel(narrow.place()),
                        narrow.sentence(),
                        "Give " + narrow.column().name() + " the digits that the source has."));
    }

    private static Stream<Finding> inItems(LintInput input, Limits limits) {
        return Columns.kept(input)
                .filter(kept -> kept.mapping().type() == AttributeType.N)
                .flatMap(kept -> {
                    Integer precision = kept.column().precision();
                    return precision == null || precision <= limits.of(DIGITS)
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    kept.place(),
                                    kept.column().name() + " may have " + precision + " digits, and a number of the"
                                            + " target keeps " + limits.words(DIGITS) + ".",
                                    "Keep it as text, or narrow the column in the source."));
                });
    }
}
