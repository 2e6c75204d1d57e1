package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** What calls cost in DynamoDB's units, as far as the inventory says enough. */
final class Units {

    private static final double READ_BYTES = 4096;
    private static final double WRITE_BYTES = 1024;

    private Units() {}

    /** Read units of one call; empty as long as nobody knows the size of an item. */
    static OptionalDouble read(AccessPattern pattern, String operation) {
        Integer bytes = pattern.volume().bytesAverage();
        if (bytes == null) {
            return OptionalDouble.empty();
        }
        double once = pattern.promise().consistency() == null
                ? 0.5
                : factor(pattern.promise().consistency());
        if (operation.equals("GetItem")) {
            return OptionalDouble.of(Math.ceil(Math.max(1, bytes) / READ_BYTES) * once);
        }
        BigDecimal selectivity = pattern.selectivity();
        double share = selectivity == null || selectivity.signum() == 0 ? 1 : selectivity.doubleValue();
        return OptionalDouble.of(Math.ceil(Math.max(1, items(pattern) * bytes / share) / READ_BYTES) * once);
    }

    private static double factor(Consistency consistency) {
        return switch (consistency) {
            case STRONG -> 1;
            case EVENTUAL -> 0.5;
            case TRANSACTIONAL -> 2;
        };
    }

    /** Write units of one call without indexes; empty as long as nobody knows the size of an item. */
    static OptionalDouble write(AccessPattern pattern) {
        Integer bytes = pattern.volume().bytesAverage();
        if (bytes == null) {
            return OptionalDouble.empty();
        }
        Integer before = pattern.volume().previousBytes();
        double larger = Math.max(bytes, before == null ? 0 : before);
        double twice = pattern.promise().consistency() == Consistency.TRANSACTIONAL ? 2 : 1;
        return OptionalDouble.of(writeUnits(larger) * twice * items(pattern));
    }

    /** Write units of one item of this size. */
    static double writeUnits(double bytes) {
        return Math.ceil(Math.max(1, bytes) / WRITE_BYTES);
    }

    /** Items in one call; one if nobody says. */
    static double items(AccessPattern pattern) {
        BigDecimal items = pattern.volume().itemsAverage();
        return items == null ? 1 : Math.max(1, items.doubleValue());
    }

    /** Calls a second on average; 0 if nobody knows. */
    static double average(AccessPattern pattern) {
        BigDecimal average = pattern.load().averagePerSecond();
        return average == null ? 0 : average.doubleValue();
    }

    /** Calls a second in the busiest minute; 0 if nobody knows. */
    static double peak(AccessPattern pattern) {
        BigDecimal peak = pattern.load().peakPerSecond();
        return peak == null ? 0 : peak.doubleValue();
    }
}
