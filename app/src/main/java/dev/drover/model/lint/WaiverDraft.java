package dev.drover.model.lint;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to waive a finding.
 *
 * @param expires null if it is no date
 */
public record WaiverDraft(
        String rule,
        String subject,
        String reason,
        @Nullable LocalDate expires) {

    private static final int LONGEST_REASON = 300;
    private static final int MOST_YEARS = 2;

    public WaiverDraft {
        reason = reason.strip();
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (reason.isEmpty()) {
            problems.put("reason", "Say why the finding does not matter for now");
        } else if (reason.length() > LONGEST_REASON) {
            problems.put(
                    "reason",
                    "The reason has " + reason.length() + " characters, and there is room for " + LONGEST_REASON);
        }
        if (expires == null) {
            problems.put(
                    "expires", "Enter the last day on which the waiver counts, for example " + today.plusMonths(3));
        } else if (expires.isBefore(today)) {
            problems.put("expires", "Enter a day from " + today + " on");
        } else if (expires.isAfter(today.plusYears(MOST_YEARS))) {
            problems.put(
                    "expires",
                    "Enter a day up to " + today.plusYears(MOST_YEARS) + ": a waiver is looked at again after at most "
                            + MOST_YEARS + " years");
        }
        return problems;
    }
}
