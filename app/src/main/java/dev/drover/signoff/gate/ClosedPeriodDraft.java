package dev.drover.signoff.gate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A closed period as somebody typed it. */
public record ClosedPeriodDraft(String from, String to, String zone, String reason) {

    private static final int LONGEST_REASON = 300;
    private static final DateTimeFormatter TYPED = ClosedPeriod.MINUTES.withResolverStyle(ResolverStyle.STRICT);

    /** Everything that is wrong, each problem a sentence by its field; empty if it can be taken. */
    public Map<String, String> problems(Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<ZoneId> known = zoneId();
        check("from", "From", from, known, problems);
        check("to", "To", to, known, problems);
        if (known.isEmpty()) {
            problems.put("zone", "Time zone: enter a name such as Europe/Zurich or UTC, not \"" + zone.strip() + "\".");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            problems.put("reason", "Reason: say in at most " + LONGEST_REASON + " characters why nothing may run.");
        }
        if (problems.isEmpty() && !begin().isBefore(end())) {
            problems.put("to", "To: it has to be later than " + from.strip() + ".");
        }
        if (problems.isEmpty() && !end().isAfter(now)) {
            problems.put("to", "To: " + to.strip() + " is over already.");
        }
        return problems;
    }

    private static void check(
            String field, String label, String typed, Optional<ZoneId> zone, Map<String, String> problems) {
        Optional<LocalDateTime> time = time(typed);
        if (time.isEmpty()) {
            problems.put(
                    field,
                    label + ": enter day and time, for example 2026-12-20 00:00, not \"" + typed.strip() + "\".");
        } else if (zone.isPresent()
                && zone.get().getRules().getValidOffsets(time.get()).isEmpty()) {
            problems.put(
                    field,
                    label + ": in " + zone.get() + " the clocks go forward over " + typed.strip()
                            + ", so there is no such time.");
        }
    }

    /** Where the clocks go back a time comes twice: the period begins with the first and ends with the second. */
    Instant begin() {
        LocalDateTime time = time(from).orElseThrow();
        return time.toInstant(offsets(time).get(0));
    }

    /** See {@link #begin}. */
    Instant end() {
        LocalDateTime time = time(to).orElseThrow();
        List<ZoneOffset> offsets = offsets(time);
        return time.toInstant(offsets.get(offsets.size() - 1));
    }

    private List<ZoneOffset> offsets(LocalDateTime time) {
        return zoneId().orElseThrow().getRules().getValidOffsets(time);
    }

    Optional<ZoneId> zoneId() {
        try {
            return zone.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(zone.strip()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> time(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed.strip().replace('T', ' '), TYPED));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
