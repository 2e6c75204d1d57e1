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
            "A number of the source that becomes text in the target, or text in an imported design whose samples are all"
                    + " numbers.",
            "Found in a published model",
            DIGITS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Stream.concat(columns(input, limits), samples(input, limits));
    }

    private static Stream<Finding> columns(LintInput input, Limits limits) {
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

    /** As long as nobody has mapped the attribute: from then on the mapping and the source say what it is. */
    private static Stream<Finding> samples(LintInput input, Limits limits) {
        return input.textNumbers().stream()
                .filter(number -> number.digits() <= limits.of(DIGITS))
                .flatMap(number -> input.model().tables().stream()
                        .filter(table -> table.identity().equals(number.table()))
                        .filter(table -> table.entities().stream()
                                .flatMap(entity -> entity.attributes().stream())
                                .noneMatch(mapped -> mapped.attribute().equals(number.attribute())))
                        .map(table -> RULE.finding(
                                new Place.InModel(table.name() + " · " + number.attribute()),
                                number.attribute() + " of " + table.name() + " is S in the imported file, and every"
                                        + " sample of it is a number such as " + number.sample()
                                        + ". As text, 10 comes before 9 and nothing can be added to it.",
                                "Map it as N, or as S if it is no amount.")));
    }
}
