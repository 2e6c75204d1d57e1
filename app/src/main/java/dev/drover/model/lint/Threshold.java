package dev.drover.model.lint;

import java.math.BigDecimal;

/**
 * A number from which on a rule speaks.
 *
 * @param key unique within the rule and stable, because settings name it
 * @param label what it counts, for a form: "Indexes of one table"
 * @param value the default
 * @param unit "indexes", "bytes", "%"; empty for a plain ratio
 */
public record Threshold(String key, String label, BigDecimal value, String unit) {

    public static Threshold of(String key, String label, String value, String unit) {
        return new Threshold(key, label, new BigDecimal(value), unit);
    }
}
