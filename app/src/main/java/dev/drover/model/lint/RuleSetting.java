package dev.drover.model.lint;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace decided about a rule.
 *
 * @param severity null as long as the rule's own counts
 * @param off whether its findings are not shown
 * @param reason why; a rule is never off without one
 * @param thresholds the workspace's own numbers by key
 */
public record RuleSetting(
        String rule, @Nullable Severity severity, boolean off, String reason, Map<String, BigDecimal> thresholds) {

    private static final int LONGEST_REASON = 300;

    public RuleSetting {
        reason = reason.strip();
        thresholds = Map.copyOf(thresholds);
    }

    /** Everything as the rule says. */
    public static RuleSetting unchanged(String rule) {
        return new RuleSetting(rule, null, false, "", Map.of());
    }

    public Limits limits() {
        return new Limits(thresholds);
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems(List<Threshold> known) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (off && reason.isEmpty()) {
            problems.put("reason", "Say why the rule is off");
        } else if (reason.length() > LONGEST_REASON) {
            problems.put(
                    "reason",
                    "The reason has " + reason.length() + " characters, and there is room for " + LONGEST_REASON);
        }
        thresholds.forEach((key, value) -> {
            if (known.stream().noneMatch(threshold -> threshold.key().equals(key))) {
                problems.put(key, rule + " has no threshold " + key);
            } else if (value.signum() < 0) {
                problems.put(key, "Enter a number of at least 0");
            }
        });
        return problems;
    }
}
