package dev.drover.model.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Times as text of fixed width, to the microsecond, so that text order is time order.
 *
 * <p>An instant ends in {@code Z}: {@code 2026-03-29T01:30:00.000000Z}. A local time has no ending.
 */
final class Times {

    private Times() {}

    static String instant(OffsetDateTime time) {
        // Infinity arrives as the end of Java's own range, from where no other zone can be reached.
        inRange(time.getYear());
        return text(time.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
    }

    /**
     * The instant of a local time. In the hour that a change of clocks repeats, the first one is meant; in the hour
     * that it skips, the time moves on by the length of the gap.
     */
    static String instant(LocalDateTime time, ZoneId zone) {
        inRange(time.getYear());
        return text(time.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
    }

    static String local(LocalDateTime time) {
        return text(time);
    }

    static String date(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        append(text, date);
        return text.toString();
    }

    private static String text(LocalDateTime time) {
        StringBuilder text = new StringBuilder(27);
        append(text, time.toLocalDate());
        text.append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2).append('.');
        digits(text, time.getNano() / 1000, 6);
        return text.toString();
    }

    private static void append(StringBuilder text, LocalDate date) {
        digits(text, inRange(date.getYear()), 4).append('-');
        digits(text, date.getMonthValue(), 2).append('-');
        digits(text, date.getDayOfMonth(), 2);
    }

    private static int inRange(int year) {
        if (year < 1 || year > 9999) {
            throw new ValueException("is infinity or outside the years 1 to 9999, which text cannot keep in order");
        }
        return year;
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        int limit = 1;
        for (int i = 1; i < width; i++) {
            limit *= 10;
            if (number < limit) {
                text.append("0".repeat(width - i));
                return text.append(number);
            }
        }
        return text.append(number);
    }
}
