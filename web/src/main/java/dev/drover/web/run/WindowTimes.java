package dev.drover.web.run;

import dev.drover.execution.BackOut;
import dev.drover.execution.RunForecast;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can still happen before a change window ends.
 *
 * @param goingBack how long going back takes; null if the run cannot go back or has done nothing yet
 */
record WindowTimes(Instant now, Instant ends, RunForecast forecast, BackOut.@Nullable Length goingBack) {

    /** Whether the run most likely ends after the window. */
    public boolean late() {
        return forecast.end().isAfter(ends);
    }

    /** Whether it may. */
    public boolean maybeLate() {
        return forecast.latestEnd().isAfter(ends);
    }

    /** How far the likely end is from the end of the window, whichever comes first. */
    public Duration margin() {
        return Duration.between(ends, forecast.end()).abs();
    }

    /** When going back has to begin for it to be over in time; null if the run cannot go back. */
    public @Nullable Instant backBy() {
        return goingBack == null ? null : ends.minus(goingBack.now());
    }

    /** Whether that moment has passed. */
    public boolean tooLateToGoBack() {
        Instant by = backBy();
        return by != null && by.isBefore(now);
    }

    /** When everything would be as before if going back began now; null if the run cannot go back. */
    public @Nullable Instant backNow() {
        return goingBack == null ? null : now.plus(goingBack.now());
    }

    /** The same if it began after everything was done: the worst case; null if the run cannot go back. */
    public @Nullable Instant backWorst() {
        return goingBack == null ? null : forecast.end().plus(goingBack.worst());
    }
}
