package dev.drover.web;

import dev.drover.web.access.CurrentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes times for people: in the zone of whoever reads, always with the zone's name. For templates, as {@code @times}. */
@Component("times")
public class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final HttpServletRequest request;

    Times(Clock clock, HttpServletRequest request) {
        this.clock = clock;
        this.request = request;
    }

    /** "09:46 CET", with the day in front if it is not today. */
    public String clock(Instant time) {
        return at(time, CLOCK);
    }

    /** "09:46:02 CET", with the day in front if it is not today. */
    public String precise(Instant time) {
        return at(time, PRECISE);
    }

    /** "09:46": for columns of a table whose head names the zone. */
    public String bare(Instant time) {
        return CLOCK.format(time.atZone(zone()));
    }

    /** The reader's zone, as it is called at this moment: "CET". */
    public String zoneName() {
        return ZONE.format(clock.instant().atZone(zone()));
    }

    /** "2026-11-22 08:46:02 UTC": what the tooltip of every time says. */
    public String utc(Instant time) {
        return UTC.format(time);
    }

    /** "2026-11-30T22:00": what a field of day and time begins with, and {@link #read} takes. */
    public String field(Instant time) {
        return FIELD.format(time.atZone(zone()));
    }

    /** For the {@code datetime} attribute. */
    public String machine(Instant time) {
        return time.toString();
    }

    /** "3 min 20 s", "1 h 5 min", "less than 1 s". */
    public String length(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 1) {
            return "less than 1 s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        long minutes = seconds / 60 % 60;
        return seconds / 3600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }

    /** "4 s ago", "12 min ago", and for more than a day the time itself. */
    public String ago(Instant time) {
        Duration passed = Duration.between(time, clock.instant());
        if (passed.compareTo(Duration.ofDays(1)) > 0) {
            return clock(time);
        }
        if (passed.compareTo(Duration.ofHours(1)) > 0) {
            return passed.toHours() + " h ago";
        }
        return passed.compareTo(Duration.ofMinutes(1)) > 0 ? passed.toMinutes() + " min ago" : length(passed) + " ago";
    }

    /**
     * What somebody typed, in their zone: "2026-11-30 22:00", with a blank or a T between day and hour.
     *
     * @throws DateTimeException if it is no time, or one that the clocks skip in that zone
     */
    public Instant read(String text) {
        LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
        ZonedDateTime there = local.atZone(zone());
        if (!there.toLocalDateTime().equals(local)) {
            throw new DateTimeException("The clocks skip " + text);
        }
        return there.toInstant();
    }

    private String at(Instant time, DateTimeFormatter format) {
        ZonedDateTime there = time.atZone(zone());
        ZonedDateTime today = clock.instant().atZone(zone());
        String day = "";
        if (there.getYear() != today.getYear()) {
            day = DAY_AND_YEAR.format(there) + ", ";
        } else if (there.getDayOfYear() != today.getDayOfYear()) {
            day = DAY.format(there) + ", ";
        }
        return day + format.format(there) + " " + ZONE.format(there);
    }

    private ZoneId zone() {
        return CurrentRequest.zone(request);
    }
}
