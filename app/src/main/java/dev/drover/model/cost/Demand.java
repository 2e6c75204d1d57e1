package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one access pattern takes from the target.
 *
 * @param calls the operations in DynamoDB's words: {@code Query on GSI1}
 * @param now whether it is needed already; otherwise it is shown and not added up
 */
public record Demand(
        String patternId,
        String patternName,
        String calls,
        boolean now,
        Frequency frequency,
        List<UnitsPerCall> units) {

    public Demand {
        units = List.copyOf(units);
    }

    /**
     * Calls per second, over a month and in the busiest minute.
     *
     * @param peakStated whether somebody stated the peak; otherwise it is the average
     * @param peakMinutes how long a peak lasts; null if nobody stated it
     */
    public record Frequency(
            BigDecimal averagePerSecond,
            BigDecimal peakPerSecond,
            boolean peakStated,
            @Nullable Integer peakMinutes) {}

    public BigDecimal readUnitsPerSecond() {
        return reads(unit -> true).multiply(frequency.averagePerSecond());
    }

    public BigDecimal writeUnitsPerSecond() {
        return writes(unit -> true).multiply(frequency.averagePerSecond());
    }

    /** The part of {@link #writeUnitsPerSecond()} that keeps indexes in step. */
    public BigDecimal indexWriteUnitsPerSecond() {
        return writes(UnitsPerCall::index).multiply(frequency.averagePerSecond());
    }

    BigDecimal reads(Predicate<UnitsPerCall> of) {
        return units.stream().filter(of).map(UnitsPerCall::readUnits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal writes(Predicate<UnitsPerCall> of) {
        return units.stream().filter(of).map(UnitsPerCall::writeUnits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
