package dev.drover.model.lint;

import java.math.BigDecimal;
import java.util.Map;

/** The numbers that count in a workspace: its own where it has set one, the rule's otherwise. */
public record Limits(Map<String, BigDecimal> set) {

    /** No number of the workspace's own. */
    public static final Limits DEFAULT = new Limits(Map.of());

    public Limits {
        set = Map.copyOf(set);
    }

    public BigDecimal exact(Threshold threshold) {
        return set.getOrDefault(threshold.key(), threshold.value());
    }

    public double of(Threshold threshold) {
        return exact(threshold).doubleValue();
    }

    /** "400 bytes", as sentences say it. */
    public String words(Threshold threshold) {
        String number = Numbers.words(of(threshold));
        return threshold.unit().isEmpty() ? number : number + " " + threshold.unit();
    }
}
