package dev.drover.model.lint.rules;

import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The source does things that the inventory does not know. */
@Component
class UnmappedSource implements LintRule {

    private static final Threshold SHARE =
            Threshold.of("share", "Share of calls or of time without a pattern", "0.05", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "COV-15",
            Severity.HIGH,
            "Statements of the source that no pattern names as its evidence and that are a good part of its calls or time.",
            RuleDescription.POLICY,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input
                .unmapped()
                .filter(unmapped -> Math.max(unmapped.shareOfCalls(), unmapped.shareOfTime()) >= limits.of(SHARE))
                .map(
                        unmapped -> RULE.finding(
                                new Place.WholeInventory(),
                                "Statements without a pattern are " + Numbers.percent(unmapped.shareOfCalls())
                                        + " of the source's calls and " + Numbers.percent(unmapped.shareOfTime())
                                        + " of its time, and " + Numbers.percent(limits.of(SHARE))
                                        + " of either is too much. The most time goes to "
                                        + Words.list(unmapped.largest()) + "."
                                        + (unmapped.whole()
                                                ? ""
                                                : " The source forgot statements, so there may be more."),
                                "Take them into the inventory on the page Discovery, or name their query ids as the evidence of a pattern."))
                .stream();
    }
}
