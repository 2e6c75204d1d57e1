package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.relational.TypeFit.Kind;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Texts that a relational target has no room for. */
@Component
class ShortText implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-02",
            Severity.HIGH,
            "A column of a relational table that takes fewer characters than its column of the source.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return NarrowColumn.of(input, Kind.LENGTH)
                .map(narrow -> RULE.finding(
                        new Place.InModel(narrow.place()),
                        narrow.sentence(),
                        "Make " + narrow.column().name()
                                + " as long as in the source, or text: PostgreSQL refuses longer values."));
    }
}
