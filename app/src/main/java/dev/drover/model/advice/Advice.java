package dev.drover.model.advice;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.advice.Argument.Side;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * Arguments for a relational store and for NoSQL. It weighs nothing against anything and decides nothing: people do.
 *
 * @param whole about the inventory as a whole
 */
public record Advice(List<Argument> whole, List<PatternAdvice> patterns) {

    public Advice {
        whole = List.copyOf(whole);
        patterns = List.copyOf(patterns);
    }

    /** @param matrix of the same inventory and model as the sheet */
    public static Advice of(CoverageMatrix matrix, CostSheet sheet, Stated stated) {
        PatternArguments arguments = new PatternArguments(sheet);
        List<PatternAdvice> patterns = matrix.rows().stream()
                .filter(row -> row.pattern().direction() != Direction.NONE)
                .map(row -> new PatternAdvice(row.pattern(), arguments.about(row)))
                .toList();
        return new Advice(new WholeArguments(matrix, sheet, stated).all(), patterns);
    }

    /** Both sides, how many calls lean where, and what is not known; never one side alone. */
    public List<String> summary() {
        double nosql = calls(Side.NOSQL);
        double relational = calls(Side.RELATIONAL);
        double all = patterns.stream().mapToDouble(PatternArguments::calls).sum();
        return List.of(
                "For NoSQL: " + topics(Side.NOSQL) + ".",
                "For a relational store: " + topics(Side.RELATIONAL) + ".",
                "Not known: " + topics(Side.UNKNOWN) + ".",
                all == 0
                        ? "Nobody stated how often the patterns are called, so they cannot be weighed."
                        : "Weighed by calls: " + Numbers.percent(nosql / all) + " of " + Numbers.words(all)
                                + " calls/s are of patterns of which more speaks for NoSQL, "
                                + Numbers.percent(relational / all) + " of those of which more speaks for a relational"
                                + " store, and " + Numbers.percent(Math.max(0, all - nosql - relational) / all)
                                + " of patterns in balance.");
    }

    private double calls(Side side) {
        return patterns.stream()
                .filter(pattern -> pattern.leans(side))
                .mapToDouble(PatternArguments::calls)
                .sum();
    }

    private String topics(Side side) {
        List<String> topics = whole.stream()
                .filter(argument -> argument.side() == side)
                .map(Argument::topic)
                .map(topic -> topic.substring(0, 1).toLowerCase(Locale.ROOT) + topic.substring(1))
                .toList();
        return topics.isEmpty()
                ? "nothing"
                : Numbers.count(topics.size(), "argument", "arguments") + " (" + Words.list(topics) + ")";
    }
}
