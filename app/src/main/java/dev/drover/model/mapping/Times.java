package dev.drover.model.mapping;

import java.nio.charset.StandardCharsets;
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
        return text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), true);
    }

    /**
     * The instant of a local time. In the hour that a change of clocks repeats, the first one is meant; in the hour
     * that it skips, the time moves on by the length of the gap.
     */
    static String instant(LocalDateTime time, ZoneId zone) {
        inRange(time.getYear());
        // In both hours the rules answer the offset before the change.
        ZoneOffset offset = zone.getRules().getOffset(time);
        return text(time.minusSeconds(offset.getTotalSeconds()), true);
    }

    static String local(LocalDateTime time) {
        return text(time, false);
    }

    static String date(LocalDate date) {
        byte[] text = new byte["2026-11-22".length()];
        put(text, date);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static String text(LocalDateTime time, boolean utc) {
        byte[] text = new byte["2026-11-22T09:00:00.000000".length() + (utc ? 1 : 0)];
        put(text, time.toLocalDate());
        text[10] = 'T';
        put(text, 11, 2, time.getHour());
        text[13] = ':';
        put(text, 14, 2, time.getMinute());
        text[16] = ':';
        put(text, 17, 2, time.getSecond());
        text[19] = '.';
        put(text, 20, 6, time.getNano() / 1000);
        if (utc) {
            text[26] = 'Z';
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, LocalDate date) {
        put(text, 0, 4, inRange(date.getYear()));
        text[4] = '-';
        put(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, date.getDayOfMonth());
    }

    private static void put(byte[] text, int from, int width, int number) {
        int rest = number;
        for (int i = from + width - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int inRange(int year) {
        if (year < 1 || year > 9999) {
            throw new ValueException("is infinity or outside the years 1 to 9999, which text cannot keep in order");
        }
        return year;
    }
}
