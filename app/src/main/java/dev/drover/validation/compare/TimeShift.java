package dev.drover.validation.compare;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Two texts that are times and lie apart by what time zones differ by: whole quarter hours, up to 14 hours. */
record TimeShift(Duration later) {

    private static final Duration LONGEST = Duration.ofHours(14);
    private static final long QUARTER = Duration.ofMinutes(15).toNanos();
    private static final int SHORTEST_TEXT = "2026-11-22T09:00".length();
    private static final int LONGEST_TEXT = "2026-11-22T09:00:00.000000000+00:00".length();

    /** The shift from source to target; null if one is no time or they lie apart by something else. */
    static @Nullable TimeShift between(String source, String target) {
        TemporalAccessor from = time(source);
        TemporalAccessor to = time(target);
        if (from == null || to == null) {
            return null;
        }
        Duration later = from instanceof OffsetDateTime a && to instanceof OffsetDateTime b
                ? Duration.between(a, b)
                : Duration.between(LocalDateTime.from(from), LocalDateTime.from(to));
        boolean shift = !later.isZero() && later.abs().compareTo(LONGEST) <= 0 && later.toNanos() % QUARTER == 0;
        return shift ? new TimeShift(later) : null;
    }

    /** "2 h later", "30 min earlier", "5 h 45 min later". */
    String words() {
        Duration length = later.abs();
        long minutes = length.toMinutesPart();
        String amount = length.toHours() == 0
                ? minutes + " min"
                : length.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        return amount + (later.isNegative() ? " earlier" : " later");
    }

    private static @Nullable TemporalAccessor time(String text) {
        if (text.length() < SHORTEST_TEXT || text.length() > LONGEST_TEXT || text.charAt(4) != '-') {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
