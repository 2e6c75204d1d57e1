package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An inventory that nobody has touched for a while. */
@Component
class OldInventory implements LintRule {

    private static final Threshold DAYS = Threshold.of("days", "Days since the last change", "90", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "COV-13",
            Severity.LOW,
            "An inventory that nobody has changed for a long time; a change is the only sign of a review.",
            RuleDescription.POLICY,
            DAYS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        LocalDate changed = input.review().inventoryChanged();
        if (changed == null || input.patterns().findAny().isEmpty()) {
            return Stream.of();
        }
        long days = ChronoUnit.DAYS.between(changed, input.review().today());
        return days <= limits.of(DAYS)
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeInventory(),
                        "The inventory was changed last " + Numbers.words(days) + " days ago, more than "
                                + limits.words(DAYS) + ".",
                        "Go through it with the owners before anybody signs."));
    }
}
