package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.cost.PatternCost;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fresh reads that take a good part of the bill. */
@Component
class StrongReads implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of what reads and writes cost", "0.1", "");

    private static final RuleDescription RULE = RuleDescription.of(
            "CST-05",
            Severity.MEDIUM,
            "Strongly consistent reads that take a good part of what reads and writes cost: each takes twice the units of"
                    + " an eventually consistent one.",
            "AWS agent toolkit",
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        Set<String> strong = input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ
                        && pattern.promise().consistency() == Consistency.STRONG)
                .map(AccessPattern::id)
                .collect(Collectors.toSet());
        return input.bills().stream().flatMap(sheet -> finding(limits, sheet.patterns(), strong));
    }

    private static Stream<Finding> finding(Limits limits, List<PatternCost> costs, Set<String> strong) {
        List<PatternCost> now =
                costs.stream().filter(cost -> cost.demand().now()).toList();
        List<PatternCost> fresh = now.stream()
                .filter(cost -> strong.contains(cost.demand().patternId()))
                .toList();
        double all = usd(now);
        double share = all == 0 ? 0 : usd(fresh) / all;
        return share <= limits.of(SHARE)
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeInventory(),
                        Words.list(fresh.stream()
                                        .limit(5)
                                        .map(cost -> cost.demand().patternId())
                                        .toList())
                                + (fresh.size() > 5 ? " and others take " : fresh.size() == 1 ? " takes " : " take ")
                                + Numbers.words(usd(fresh)) + " USD a month for strongly consistent reads, "
                                + Numbers.percent(share) + " of what reads and writes cost.",
                        "Ask the owners whether an answer may be a second old: it costs half."));
    }

    private static double usd(List<PatternCost> costs) {
        return costs.stream()
                .mapToDouble(cost -> cost.onDemand().exactUsd().doubleValue())
                .sum();
    }
}
