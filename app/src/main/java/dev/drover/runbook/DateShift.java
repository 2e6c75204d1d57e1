package dev.drover.runbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves dates by whole days. The clocks of the zone show the same time as before; where they skip it on that day, it is later
 * by what they skip.
 *
 * @param days from -3,660 to 3,660; negative for earlier
 */
public record DateShift(int days, ZoneId zone) {

    /** Nothing is moved further than about ten years. */
    public static final int MOST_DAYS = 3660;

    /** A date by itself, or with a time; not what is part of a longer word, such as the name of a table. */
    private static final Pattern DATE = Pattern.compile(
            "(?<![\\w./:-])(\\d{4}-\\d{2}-\\d{2})(?:([ T])(\\d{2}:\\d{2}(?::\\d{2})?)(Z| UTC|(?<=T[\\d:]{5,8})[+-]\\d{2}:\\d{2})?)?"
                    + "(?![\\w/:-]|\\.\\w)");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    public DateShift {
        if (Math.abs((long) days) > MOST_DAYS) {
            throw new IllegalArgumentException("Dates are moved by " + MOST_DAYS + " days at most, not " + days);
        }
    }

    /** Moves nothing. */
    public static DateShift none() {
        return new DateShift(0, ZoneOffset.UTC);
    }

    public Instant moved(Instant time) {
        return time.atZone(zone).plusDays(days).toInstant();
    }

    /** Whether the clocks show the same time after the move, which they do not where they skip it. */
    public boolean keepsClock(Instant time) {
        return time.atZone(zone).toLocalTime().equals(moved(time).atZone(zone).toLocalTime());
    }

    /**
     * A text with its dates moved: {@code 2026-11-30}, {@code 2026-11-30 22:00} as the zone's clocks show it, and
     * {@code 2026-11-30T22:00Z} or with an offset.
     *
     * @param told gets every date as it was and as it is now
     */
    String moved(String text, BiConsumer<String, String> told) {
        return DATE.matcher(text).replaceAll(found -> {
            String before = found.group();
            String after = moved(found, before);
            told.accept(before, after);
            return Matcher.quoteReplacement(after);
        });
    }

    private String moved(MatchResult found, String before) {
        if (days == 0) {
            return before;
        }
        try {
            LocalDate day = LocalDate.parse(found.group(1));
            String time = found.group(3);
            if (time == null) {
                return day.plusDays(days).toString();
            }
            LocalDateTime written = LocalDateTime.parse(day + "T" + time);
            String offset = found.group(4);
            if (offset == null) {
                ZonedDateTime there = written.atZone(zone).plusDays(days);
                return written(there.toLocalDateTime(), found.group(2), time);
            }
            ZoneOffset from = ZoneOffset.of(offset.equals(" UTC") ? "Z" : offset);
            LocalDateTime there = LocalDateTime.ofInstant(moved(written.toInstant(from)), from);
            return written(there, found.group(2), time) + offset;
        } catch (DateTimeException noDate) {
            return before;
        }
    }

    private static String written(LocalDateTime moment, String between, String like) {
        return moment.toLocalDate() + between + (like.length() == "22:00".length() ? SHORT : LONG).format(moment);
    }
}
