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

    private final List<PatternCost> now;
    private final Crossover crossover;

    CostHints(List<PatternCost> patterns, Crossover crossover) {
        this.now = patterns.stream().filter(p -> p.demand().now()).toList();
        this.crossover = crossover;
    }

    List<Hint> hints() {
        List<Hint> hints =
                new ArrayList<>(now.stream().flatMap(CostHints::large).toList());
        peakToAverage().map(this::mode).ifPresent(hints::add);
        return hints;
    }

    private static Stream<Hint> large(PatternCost pattern) {
        return pattern.sharePercent().compareTo(LARGE_PERCENT) > 0
                ? Stream.of(new Hint(
                        pattern.demand().patternId(),
                        "It takes " + pattern.sharePercent().toPlainString() + " % of what reads and writes cost."))
                : Stream.empty();
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
