package dev.drover.model.lint;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody answers for a finding for a while.
 *
 * @param person display name of who waived it
 * @param expires the last day on which it counts, in UTC
 */
public record Waiver(String rule, String subject, String reason, String person, Instant at, LocalDate expires) {

    public boolean countsOn(LocalDate day) {
        return !day.isAfter(expires);
    }

    boolean isAbout(Finding finding) {
        return rule.equals(finding.rule()) && subject.equals(finding.place().subject());
    }
}
