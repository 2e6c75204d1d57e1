package dev.drover.web.discovery;

import dev.drover.discovery.PlannedSnapshot;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a snapshot should be taken, as somebody typed it.
 *
 * @param number of minutes or hours; empty for never
 * @param unit minutes or hours
 */
record Later(String number, String unit) {

    /** What a form shows that nobody has filled in. */
    static final Later NEVER = new Later("", "hours");

    static Later of(String number, String unit) {
        return new Later(number.strip(), unit.equals("minutes") ? "minutes" : "hours");
    }

    boolean isNever() {
        return number.isEmpty();
    }

    /** What is wrong with it; null if nothing is. */
    @Nullable
    String problem() {
        return isNever() || length().isPresent()
                ? null
                : "Enter a whole number of minutes or hours, from 5 minutes to 7 days (168 hours); this is \"" + number
                        + " " + unit + "\"";
    }

    /** Empty if it is never, or wrong. */
    Optional<Duration> length() {
        if (!number.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        long count = Long.parseLong(number);
        Duration length = unit.equals("minutes") ? Duration.ofMinutes(count) : Duration.ofHours(count);
        boolean fits =
                length.compareTo(PlannedSnapshot.SHORTEST) >= 0 && length.compareTo(PlannedSnapshot.LONGEST) <= 0;
        return fits ? Optional.of(length) : Optional.empty();
    }
}
