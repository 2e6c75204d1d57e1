package dev.drover.model.advice;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.advice.Argument.Side;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.PatternCost;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Saying;
import dev.drover.model.coverage.Verdict;
import dev.drover.model.lint.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the arguments in one access pattern. The thresholds are defaults of Drover except where a source is named. */
final class PatternArguments {

    /** Calls from which a read counts as a join in the application. */
    static final int SEVERAL_CALLS = 2;

    /** Calls a second at peak from which a relational store needs care and DynamoDB does not. */
    static final int MANY_CALLS = 1000;

    /** Items of one transaction. Source: DynamoDB developer guide, service quotas. */
    static final int MOST_IN_TRANSACTION = 100;

    private final Map<String, PatternCost> costs;

    PatternArguments(CostSheet sheet) {
        this.costs = sheet.patterns().stream()
                .collect(Collectors.toMap(c -> c.demand().patternId(), c -> c));
    }

    List<Argument> about(CoveredPattern row) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(joins(row));
        said(row.pattern(), arguments);
        arguments.add(volume(row.pattern()));
        transaction(row.pattern(), arguments);
        change(row, arguments);
        arguments.add(cost(row.pattern()));
        return arguments;
    }

    /** How many calls a pattern takes one after the other; 0 if nothing serves it. */
    static int sequentialCalls(CoveredPattern row) {
        return row.path().map(path -> 1 + path.shortfall().elsewhere().size()).orElse(0);
    }

    static double calls(PatternAdvice advice) {
        return number(advice.pattern().load().averagePerSecond());
    }

    private static Argument joins(CoveredPattern row) {
        Cell path = row.path().orElse(null);
        if (path == null) {
            return new Argument(
                    Side.RELATIONAL,
                    "Path",
                    "0 of " + Numbers.count(row.cells().size(), "table or index", "tables and indexes")
                            + " serve it; it needs 1. A relational store answers it with a query.");
        }
        int calls = sequentialCalls(row);
        String where = path.operation() + " on " + path.structure().name();
        if (calls >= SEVERAL_CALLS) {
            return new Argument(
                    Side.RELATIONAL,
                    "Joins",
                    "It takes " + calls + " calls one after the other, " + SEVERAL_CALLS + " or more: " + where
                            + " and others. A relational store joins in 1.");
        }
        if (path.verdict() == Verdict.SCAN) {
            return new Argument(Side.RELATIONAL, "Joins", "It takes 1 call that reads everything: " + where + ".");
        }
        int entities = row.pattern().entities().size();
        return new Argument(
                Side.NOSQL,
                "Joins",
                "It takes 1 call by key, below " + SEVERAL_CALLS + ", for "
                        + Numbers.count(entities, "entity", "entities") + ": " + where + ".");
    }

    private static void said(AccessPattern pattern, List<Argument> arguments) {
        if (pattern.direction() != Direction.READ) {
            return;
        }
        for (Saying saying : Saying.values()) {
            saying.in(pattern)
                    .ifPresent(words -> arguments.add(new Argument(
                            Side.RELATIONAL,
                            "Search and sums",
                            "It says \"" + words + "\", 1 time where keys answer 0: a relational store does it itself,"
                                    + " DynamoDB needs something beside it.")));
        }
    }

    private static Argument volume(AccessPattern pattern) {
        BigDecimal peak = pattern.load().peakPerSecond();
        if (peak == null) {
            return new Argument(
                    Side.UNKNOWN,
                    "Volume",
                    "Nobody stated its calls/s at peak; " + Numbers.words(MANY_CALLS)
                            + " or more would speak for NoSQL.");
        }
        boolean many = number(peak) >= MANY_CALLS;
        return new Argument(
                many ? Side.NOSQL : Side.NEITHER,
                "Volume",
                "At its peak it is called " + Numbers.words(peak) + " times a second, "
                        + (many ? "at least " : "below ") + Numbers.words(MANY_CALLS) + ".");
    }

    private static void transaction(AccessPattern pattern, List<Argument> arguments) {
        if (pattern.promise().consistency() == null) {
            arguments.add(new Argument(
                    Side.UNKNOWN, "Transactions", "Nobody stated its consistency, so 0 or 1 transactions."));
            return;
        }
        if (pattern.promise().consistency() != Consistency.TRANSACTIONAL) {
            return;
        }
        double items = transactionItems(pattern);
        boolean tooMany = items > MOST_IN_TRANSACTION;
        arguments.add(new Argument(
                tooMany ? Side.RELATIONAL : Side.NEITHER,
                "Transactions",
                "One transaction is about " + Numbers.words(items) + " items or more, " + (tooMany ? "above" : "within")
                        + " the " + MOST_IN_TRANSACTION + " that DynamoDB takes."));
    }

    /** The most items that anybody stated; at least one for every entity. */
    static double transactionItems(AccessPattern pattern) {
        return Math.max(
                pattern.entities().size(),
                Math.max(
                        number(pattern.volume().itemsAverage()),
                        number(pattern.volume().itemsP99())));
    }

    private static void change(CoveredPattern row, List<Argument> arguments) {
        Horizon horizon = row.pattern().horizon();
        if (horizon == Horizon.NOW) {
            return;
        }
        boolean served = row.path().isPresent();
        arguments.add(new Argument(
                served ? Side.NEITHER : Side.RELATIONAL,
                "Change",
                (horizon == Horizon.PLANNED_12M ? "It is planned within 12 months" : "It is possible, without a date")
                        + (served
                                ? ", and the model has 1 path for it already."
                                : ", and the model has 0 paths for it: new keys or an index, where a relational store"
                                        + " takes a new query.")));
    }

    private Argument cost(AccessPattern pattern) {
        PatternCost cost = costs.get(pattern.id());
        return cost == null
                ? new Argument(
                        Side.UNKNOWN, "Cost", "It has no bill: a figure or a path is missing. See the page of costs.")
                : new Argument(
                        Side.NEITHER,
                        "Cost",
                        "On DynamoDB on demand it takes "
                                + cost.onDemand().usd().toPlainString() + " USD a month, "
                                + cost.sharePercent().toPlainString() + " % of all reads and writes.");
    }

    static double number(@Nullable BigDecimal number) {
        return number == null ? 0 : number.doubleValue();
    }
}
