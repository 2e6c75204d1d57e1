package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index that nobody uses. */
@Component
class IdleIndex implements LintRule {

    private static final Threshold FEWEST =
            Threshold.of("fewest", "Days below which it is too early to tell", "7", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-03",
            Severity.LOW,
            "An index of an existing table that was neither read nor written in all the time that CloudWatch knows, ninety"
                    + " days at most.",
            "Published finding thresholds",
            FEWEST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Sampled.indexes(input).flatMap(existing -> {
            MeasuredTable.Use use = existing.index().use();
            return use == null || use.readUnits() > 0 || use.writeUnits() > 0 || use.days() < limits.of(FEWEST)
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(existing.structure()),
                            "In the " + Numbers.count(use.days(), "day", "days") + " before "
                                    + existing.table().day()
                                    + ", " + existing.index().name()
                                    + " was neither read nor written, while its table was used. CloudWatch does not say"
                                    + " when an index was made.",
                            "Confirm with the owner what it is for."));
        });
    }
}
