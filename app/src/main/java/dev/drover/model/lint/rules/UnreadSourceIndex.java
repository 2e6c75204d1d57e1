package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MeasuredSource;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index of the source that is not read. */
@Component
class UnreadSourceIndex implements LintRule {

    private static final Threshold DAYS = Threshold.of("days", "Days since the source counts", "30", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-16",
            Severity.LOW,
            "An index of a table that is moved, which the source has not read for long and which keeps no rule: neither unique"
                    + " nor of a constraint.",
            "PostgreSQL documentation",
            DAYS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.measuredSource().stream().flatMap(source -> {
            LocalDate since = source.countedSince();
            return since == null || ChronoUnit.DAYS.between(since, source.day()) < limits.of(DAYS)
                    ? Stream.of()
                    : source.unread().stream()
                            .filter(index -> SourceRules.planned(input).contains(index.table()))
                            .map(index -> finding(source, since, index));
        });
    }

    private static Finding finding(MeasuredSource source, LocalDate since, MeasuredSource.UnreadIndex index) {
        return RULE.finding(
                new Place.InSource(index.table() + " · " + index.name()),
                "The source has not read " + index.name() + " from " + since + ", when it began to count, to "
                        + source.day() + ", and it takes " + Numbers.bytes(index.bytes())
                        + ". A replica counts for itself, and nobody knows when the index was made.",
                "Confirm with the owner whether anything still needs it before the target gets one like it.");
    }
}
