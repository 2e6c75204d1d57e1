package dev.drover.model.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands out in a bill and is worth a look; thresholds are policy. */
final class CostHints {

    private static final BigDecimal LARGE_PERCENT = BigDecimal.valueOf(20);
    private static final BigDecimal LARGE_IO_PERCENT = BigDecimal.valueOf(25);

    private final List<PatternCost> now;
    private final Crossover crossover;

    CostHints(List<PatternCost> patterns, Crossover crossover) {
        this.now = patterns.stream().filter(p -> p.demand().now()).toList();
        this.crossover = crossover;
    }

    /** @param options side by side, Aurora among them */
    List<Hint> hints(List<Bill> options) {
        List<Hint> hints =
                new ArrayList<>(now.stream().flatMap(CostHints::large).toList());
        peakToAverage().map(this::mode).ifPresent(hints::add);
        options.stream().flatMap(bill -> ioOptimized(bill, options)).forEach(hints::add);
        return hints;
    }

    private static Stream<Hint> large(PatternCost pattern) {
        return pattern.sharePercent().compareTo(LARGE_PERCENT) > 0
                ? Stream.of(new Hint(
                        pattern.demand().patternId(),
                        "It takes " + pattern.sharePercent().toPlainString() + " % of what reads and writes cost."))
                : Stream.empty();
    }

    /** A quarter is where AWS says that I/O-Optimized begins to pay; the amounts say whether it does here. */
    private static Stream<Hint> ioOptimized(Bill bill, List<Bill> options) {
        BigDecimal io = bill.lines().stream()
                .filter(line -> line.what().equals(Aurora.IO))
                .map(CostLine::exactUsd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share = CostSheet.percent(io, bill.exactUsd());
        if (share.compareTo(LARGE_IO_PERCENT) < 0) {
            return Stream.empty();
        }
        return options.stream()
                .filter(other -> other.name().equals(bill.name() + Aurora.IO_OPTIMIZED) && other.isKnown())
                .map(other -> new Hint(
                        bill.name(),
                        "I/O is " + share.toPlainString() + " % of it, 25 % or more: I/O-Optimized takes "
                                + other.usd().toPlainString() + " USD a month instead of "
                                + bill.usd().toPlainString()
                                + ". A cluster may change to it once in 30 days."));
    }

    private Hint mode(BigDecimal ratio) {
        boolean steady = ratio.compareTo(crossover.peakToAverage()) < 0;
        return new Hint(
                "On demand or provisioned",
                "The peak is " + ratio.toPlainString()
                        + " times the average. Capacity for the peak that is held all month"
                        + " is " + (steady ? "cheaper" : "dearer") + " than on demand; both cost the same at "
                        + crossover.peakToAverage().setScale(2, RoundingMode.HALF_UP) + " times.");
    }

    /** Weighted by what each pattern costs; empty if nothing is called. */
    private Optional<BigDecimal> peakToAverage() {
        List<PatternCost> called = now.stream()
                .filter(p -> p.demand().frequency().averagePerSecond().signum() > 0)
                .toList();
        BigDecimal average = called.stream().map(p -> p.onDemand().exactUsd()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (average.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal peak = called.stream()
                .map(p -> p.onDemand()
                        .exactUsd()
                        .multiply(p.demand().frequency().peakPerSecond())
                        .divide(p.demand().frequency().averagePerSecond(), Money.PRECISION))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(peak.divide(average, 2, RoundingMode.HALF_UP));
    }
}
