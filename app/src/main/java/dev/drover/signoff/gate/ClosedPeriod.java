package dev.drover.signoff.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A time in which no live run starts and no step of one begins.
 *
 * @param to not included
 * @param zone in which people typed it and read it
 */
public record ClosedPeriod(long id, Instant from, Instant to, ZoneId zone, String reason) {

    static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    public String localFrom() {
        return MINUTES.format(from.atZone(zone));
    }

    public String localTo() {
        return MINUTES.format(to.atZone(zone));
    }

    /** Why nothing runs live, and what to do. */
    public String sentence() {
        return "Live runs are closed from " + localFrom() + " to " + localTo() + " (" + zone + "): " + reason
                + ". Wait, or ask for an override.";
    }
}
