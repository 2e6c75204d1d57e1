package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.mapping.ModelAdvice;
import dev.drover.model.mapping.ModelAdvice.Topic;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A time without a zone. */
@Component
class LocalTime implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-04",
            Severity.HIGH,
            "A timestamp without time zone for which the mapping does not say in which zone it was written.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.source().stream()
                .flatMap(source -> ModelAdvice.of(input.model(), source.schema(), EnumSet.of(Topic.ZONE)).stream())
                .map(advice -> RULE.finding(
                        new Place.InModel(advice.where()),
                        advice.sentence(),
                        "Ask the owner of the source, and enter the zone in the mapping."));
    }
}
