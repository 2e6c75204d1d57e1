package dev.drover.model.advice;

import static dev.drover.model.advice.PatternArguments.number;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.advice.Argument.Side;
import dev.drover.model.cost.Bill;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the arguments in an inventory as a whole. The thresholds are defaults of Drover. */
final class WholeArguments {

    private static final double MANY_JOINS = 0.10;
    private static final double MUCH_SEARCH = 0.10;
    private static final double MUCH_CHANGE = 0.20;
    /** Of all calls that people and reports make. */
    private static final BigDecimal MUCH_AD_HOC = BigDecimal.valueOf(2);
    /** Times the cheaper one from which the cost of the dearer one is an argument. */
    private static final double DEARER = 1.2;

    private final List<CoveredPattern> rows;
    private final CostSheet sheet;
    private final Stated stated;

    WholeArguments(CoverageMatrix matrix, CostSheet sheet, Stated stated) {
        this.rows = matrix.rows().stream()
                .filter(row -> row.pattern().direction() != Direction.NONE)
                .toList();
        this.sheet = sheet;
        this.stated = stated;
    }

    List<Argument> all() {
        if (rows.isEmpty()) {
            return List.of(new Argument(
                    Side.UNKNOWN,
                    "Access patterns",
                    "The inventory has 0 access patterns; 1 is needed to say anything."));
        }
        List<Argument> arguments = new ArrayList<>();
        arguments.add(joins());
        arguments.add(adHoc());
        arguments.add(search());
        arguments.add(volume());
        arguments.add(transactions());
        arguments.add(consistency());
        arguments.add(change());
        arguments.add(cost());
        return arguments;
    }

    private Argument joins() {
        long several = count(row -> row.isGap() || PatternArguments.sequentialCalls(row) >= 2);
        return share(
                "Joins",
                several,
                "take 2 or more calls one after the other, or have no path in the target",
                MANY_JOINS);
    }

    private Argument adHoc() {
        BigDecimal percent = stated.adHocPercent();
        if (percent == null) {
            return new Argument(
                    Side.UNKNOWN,
                    "Ad-hoc questions",
                    "Nobody stated which share of calls people write by hand; 2 % or more would speak for a relational"
                            + " store.");
        }
        boolean much = percent.compareTo(MUCH_AD_HOC) >= 0;
        return new Argument(
                much ? Side.RELATIONAL : Side.NOSQL,
                "Ad-hoc questions",
                Numbers.words(percent) + " % of calls are written by hand, " + (much ? "at least " : "below ")
                        + "2 %.");
    }

    private Argument search() {
        long asking = count(row -> row.pattern().direction() == Direction.READ
                && Stream.of(Saying.values())
                        .anyMatch(saying -> saying.in(row.pattern()).isPresent()));
        return share("Search and sums", asking, "search inside texts, count, add up, or jump to a page", MUCH_SEARCH);
    }

    private Argument volume() {
        long silent = count(row -> row.pattern().load().peakPerSecond() == null);
        double peak = now().mapToDouble(p -> number(p.load().peakPerSecond())).sum();
        if (silent == rows.size()) {
            return new Argument(
                    Side.UNKNOWN, "Volume", "Of " + rows.size() + " patterns, 0 state their calls/s at peak.");
        }
        boolean many = peak >= PatternArguments.MANY_CALLS;
        return new Argument(
                many ? Side.NOSQL : Side.NEITHER,
                "Volume",
                "All peaks together are " + Numbers.words(peak) + " calls/s, " + (many ? "at least " : "below ")
                        + Numbers.words(PatternArguments.MANY_CALLS)
                        + (silent == 0
                                ? "."
                                : "; " + Numbers.count(silent, "pattern states", "patterns state") + " none."));
    }

    private Argument transactions() {
        List<AccessPattern> transactional = rows.stream()
                .map(CoveredPattern::pattern)
                .filter(p -> p.promise().consistency() == Consistency.TRANSACTIONAL)
                .toList();
        double largest = transactional.stream()
                .mapToDouble(PatternArguments::transactionItems)
                .max()
                .orElse(0);
        boolean tooLarge = largest > PatternArguments.MOST_IN_TRANSACTION;
        return new Argument(
                tooLarge ? Side.RELATIONAL : transactional.isEmpty() ? Side.NOSQL : Side.NEITHER,
                "Transactions",
                Numbers.count(transactional.size(), "pattern needs", "patterns need") + " a transaction across items"
                        + (transactional.isEmpty()
                                ? "."
                                : ", the largest of " + Numbers.words(largest)
                                        + (largest == 1 ? " item" : " items") + "; DynamoDB takes "
                                        + PatternArguments.MOST_IN_TRANSACTION + "."));
    }

    private Argument consistency() {
        long silent = count(row -> row.pattern().promise().consistency() == null);
        long stale = count(
                row -> row.cells().stream().anyMatch(cell -> cell.shortfall().stale()) && row.isGap());
        if (silent == rows.size()) {
            return new Argument(
                    Side.UNKNOWN,
                    "Consistency",
                    "Of " + rows.size() + " patterns, 0 state how fresh an answer must be.");
        }
        return new Argument(
                stale > 0 ? Side.RELATIONAL : Side.NEITHER,
                "Consistency",
                Numbers.count(stale, "pattern needs", "patterns need")
                        + " a fresh answer that only an index could find, which is never fresh; 1 or more speaks for a"
                        + " relational store.");
    }

    private Argument change() {
        long later = count(row -> row.pattern().horizon() != Horizon.NOW);
        if (later == 0) {
            return new Argument(
                    Side.UNKNOWN,
                    "Change",
                    "Of " + rows.size()
                            + " patterns, 0 are planned or possible: either nothing changes, or nobody asked.");
        }
        return share("Change", later, "are planned or possible", MUCH_CHANGE);
    }

    private Argument cost() {
        Optional<Bill> nosql = cheapest(name -> name.startsWith("DynamoDB"));
        Optional<Bill> relational = cheapest(name -> !name.startsWith("DynamoDB"));
        if (nosql.isEmpty() || relational.isEmpty()) {
            return new Argument(
                    Side.UNKNOWN,
                    "Cost",
                    (nosql.isEmpty() ? 0 : 1) + " of 2 kinds of store have a bill. "
                            + (relational.isEmpty()
                                    ? "State instances or ACU below to compare."
                                    : "State calls/s and item sizes in the inventory."));
        }
        double one = nosql.get().exactUsd().doubleValue();
        double other = relational.get().exactUsd().doubleValue();
        Side side = one * DEARER < other ? Side.NOSQL : other * DEARER < one ? Side.RELATIONAL : Side.NEITHER;
        boolean whole =
                nosql.get().missing().isEmpty() && relational.get().missing().isEmpty();
        return new Argument(
                side,
                "Cost",
                "%s takes %s USD a month, %s %s USD; a difference of %s times or more counts.%s"
                        .formatted(
                                nosql.get().name(),
                                nosql.get().usd().toPlainString(),
                                relational.get().name(),
                                relational.get().usd().toPlainString(),
                                Numbers.words(DEARER),
                                whole ? "" : " Figures are missing in one of them."));
    }

    private Optional<Bill> cheapest(Predicate<String> names) {
        return sheet.options().stream()
                .filter(bill -> bill.isKnown() && names.test(bill.name()))
                .min(Comparator.comparing(Bill::exactUsd));
    }

    /** The more, the better for a relational store. */
    private Argument share(String topic, long some, String what, double threshold) {
        double share = (double) some / rows.size();
        return new Argument(
                share >= threshold ? Side.RELATIONAL : Side.NOSQL,
                topic,
                Numbers.words(some) + " of " + Numbers.count(rows.size(), "pattern", "patterns") + " ("
                        + Numbers.percent(share)
                        + ") " + what + ", " + (share >= threshold ? "at least " : "below ")
                        + Numbers.percent(threshold)
                        + ".");
    }

    private long count(Predicate<CoveredPattern> of) {
        return rows.stream().filter(of).count();
    }

    private Stream<AccessPattern> now() {
        return rows.stream().map(CoveredPattern::pattern).filter(p -> p.horizon() == Horizon.NOW);
    }
}
