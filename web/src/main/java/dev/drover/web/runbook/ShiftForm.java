package dev.drover.web.runbook;

import dev.drover.runbook.DateShift;
import dev.drover.runbook.StartTime;
import dev.drover.runbook.TakeOverRunbook.Preview;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By how much dates move, as somebody typed it: as the day of the start, or as a number of days.
 *
 * @param shift in days; 0 if nothing was typed, or nothing that makes sense
 */
record ShiftForm(String day, String days, int shift, Map<String, String> errors) {

    /** @param zone in which the day of the start is meant */
    static ShiftForm read(String day, String days, Preview source, ZoneId zone) {
        Map<String, String> errors = new LinkedHashMap<>();
        Integer byDay = day.isBlank() ? null : toDay(day.strip(), source.start(), zone, errors);
        Integer byDays = days.isBlank() ? null : number(days.strip(), errors);
        if (byDay != null && byDays != null && !byDay.equals(byDays)) {
            errors.put(
                    "days",
                    "Days to move: leave it empty, or enter " + byDay + ", which is what the day of the start means. "
                            + "Found " + byDays + ".");
        }
        int shift = byDay != null ? byDay : byDays != null ? byDays : 0;
        return new ShiftForm(day.strip(), days.strip(), errors.isEmpty() ? shift : 0, errors);
    }

    private static @Nullable Integer toDay(
            String text, Optional<StartTime> start, ZoneId zone, Map<String, String> errors) {
        if (start.isEmpty()) {
            errors.put("day", "Day of the start here: no start was planned there. Enter the days to move instead.");
            return null;
        }
        LocalDate from = LocalDate.ofInstant(start.orElseThrow().startsAt(), zone);
        try {
            long between = ChronoUnit.DAYS.between(from, LocalDate.parse(text));
            if (Math.abs(between) <= DateShift.MOST_DAYS) {
                return (int) between;
            }
        } catch (DateTimeException noDate) {
            // The same sentence says what to do.
        }
        errors.put(
                "day",
                "Day of the start here: enter a date within ten years of " + from + ", written like it. Found \"" + text
                        + "\".");
        return null;
    }

    private static @Nullable Integer number(String text, Map<String, String> errors) {
        try {
            int number = Integer.parseInt(text);
            if (Math.abs((long) number) <= DateShift.MOST_DAYS) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // The same sentence says what to do.
        }
        errors.put(
                "days",
                "Days to move: enter a whole number from -" + DateShift.MOST_DAYS + " to " + DateShift.MOST_DAYS
                        + ", such as 7. Found \"" + text + "\".");
        return null;
    }
}
