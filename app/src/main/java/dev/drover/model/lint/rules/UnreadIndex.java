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

/** An index that is written and never read. */
@Component
class UnreadIndex implements LintRule {

    private static final Threshold DAYS =
            Threshold.of("days", "Days without a read from which it is high", "30", "days");
    private static final Threshold FEWEST =
            Threshold.of("fewest", "Days below which it is too early to tell", "7", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-02",
            Severity.HIGH,
            "An index of an existing table that is written and was not read in all the time that CloudWatch knows, ninety"
                    + " days at most; low for a short time.",
            "Published finding thresholds",
            DAYS,
            FEWEST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Sampled.indexes(input).flatMap(existing -> {
            MeasuredTable.Use use = existing.index().use();
            return use == null || use.readUnits() > 0 || use.writeUnits() == 0 || use.days() < limits.of(FEWEST)
                    ? Stream.of()
                    : Stream.of(
                            RULE.finding(
                                    use.days() >= limits.of(DAYS) ? Severity.HIGH : Severity.LOW,
                                    LintInput.place(existing.structure()),
                                    "In the " + Numbers.count(use.days(), "day", "days") + " before "
                                            + existing.table().day()
                                            + ", " + existing.index().name() + " took "
                                            + Numbers.count(Math.round(use.writeUnits()), "write unit", "write units")
                                            + " and was never read.",
                                    "Confirm with the owner whether anything still needs it: a report of the quarter or the year may."));
        });
    }
}
