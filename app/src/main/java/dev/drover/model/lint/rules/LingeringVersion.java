package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Items that stay in an old shape. */
@Component
class LingeringVersion implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of the sampled items", "0.05", "");
    private static final Threshold DAYS = Threshold.of("days", "Days for which it was as much", "90", "days");
    private static final RuleDescription RULE = RuleDescription.of(
            "CHG-07",
            Severity.MEDIUM,
            "Sampled items that are two versions or more behind their entity, and were so in every sample for a long time.",
            RuleDescription.POLICY,
            SHARE,
            DAYS);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> input.measured(owner.table()).stream()
                        .flatMap(table -> table.entities().stream())
                        .filter(sampled ->
                                Words.sameThing(sampled.name(), owner.entity().entity()))
                        .flatMap(sampled -> finding(owner, sampled.versions(), limits)));
    }

    private static Stream<Finding> finding(MappedEntity owner, List<MeasuredTable.Versions> samples, Limits limits) {
        if (samples.isEmpty()) {
            return Stream.of();
        }
        MeasuredTable.Versions last = samples.get(samples.size() - 1);
        int lowest = owner.entity().version() - 1;
        String attribute = owner.entity().versionAttribute();
        LocalDate since = last.day();
        for (int i = samples.size() - 1; i >= 0 && samples.get(i).below(attribute, lowest) > limits.of(SHARE); i--) {
            since = samples.get(i).day();
        }
        return since.plusDays(Math.round(limits.of(DAYS))).isAfter(last.day())
                        || last.below(attribute, lowest) <= limits.of(SHARE)
                ? Stream.of()
                : Stream.of(RULE.finding(
                        owner.place(),
                        Numbers.percent(last.below(attribute, lowest)) + " of the "
                                + Numbers.words(last.items()) + " items of "
                                + owner.entity().entity()
                                + " that were sampled on " + last.day() + " are below version " + lowest
                                + ", and the current one is " + owner.entity().version()
                                + ". In every sample since " + since + " it was more than "
                                + Numbers.percent(limits.of(SHARE)) + ".",
                        "Write them again in the current version, or agree how long readers take the old ones."));
    }
}
