package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.EvidenceKind;
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
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Much of the cost rests on guesses. */
@Component
class GuessedCost implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of the cost that rests on guesses", "0.2", "");
    private static final Threshold WRITE =
            Threshold.of("write-price", "Price of a write unit in read units", "5", "read units");
    private static final RuleDescription RULE = RuleDescription.of(
            "COV-16",
            Severity.MEDIUM,
            "Patterns that are only guessed and make up much of the estimated cost of all calls.",
            "On-demand prices of us-east-1: 0.625 USD for a million write units, 0.125 USD for read units",
            SHARE,
            WRITE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        double all = input.calls()
                .mapToDouble(pattern -> cost(input, limits, pattern))
                .sum();
        List<AccessPattern> guessed = input.calls()
                .filter(pattern -> pattern.evidence() == EvidenceKind.GUESS && cost(input, limits, pattern) > 0)
                .toList();
        double share = all == 0
                ? 0
                : guessed.stream()
                                .mapToDouble(pattern -> cost(input, limits, pattern))
                                .sum()
                        / all;
        return share < limits.of(SHARE) || guessed.isEmpty()
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeInventory(),
                        Numbers.percent(share) + " of the estimated cost of calls rests on guesses, "
                                + Numbers.percent(limits.of(SHARE)) + " or more: "
                                + Words.list(guessed.stream()
                                        .limit(5)
                                        .map(AccessPattern::id)
                                        .toList())
                                + (guessed.size() > 5 ? " and others" : "") + ".",
                        "Find them in the source's statements or in the code."));
    }

    private static double cost(LintInput input, Limits limits, AccessPattern pattern) {
        if (pattern.direction().writes()) {
            return Units.average(pattern) * Units.write(pattern).orElse(0) * limits.of(WRITE);
        }
        String operation = input.path(pattern).map(path -> path.operation()).orElse("Query");
        return Units.average(pattern) * Units.read(pattern, operation).orElse(0);
    }
}
