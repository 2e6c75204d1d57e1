package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Volume;
import java.util.Optional;

/** Reads the most items that a call may be about. */
final class Bounds {

    private Bounds() {}

    /** The bound as a number; empty if it is not known or there is none. */
    static Optional<Double> number(Volume volume) {
        String bound = volume.itemsBound();
        if (bound.isBlank() || bound.equals(Volume.UNBOUNDED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(bound));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    static boolean isUnbounded(AccessPattern pattern) {
        return pattern.volume().itemsBound().equals(Volume.UNBOUNDED);
    }
}
