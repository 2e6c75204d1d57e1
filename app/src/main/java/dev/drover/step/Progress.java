package dev.drover.step;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is.
 *
 * @param done in units
 * @param total in units; 0 while it is not known
 * @param unit plural, for people: "items"
 * @param perSecond the smoothed rate; 0 while it is not known
 */
public record Progress(long done, long total, String unit, double perSecond) {

    public static final Progress UNKNOWN = new Progress(0, 0, "", 0);

    /** Between 0 and 100; null while the total is not known. */
    public @Nullable Integer percent() {
        return total <= 0 ? null : (int) Math.min(100, done * 100 / total);
    }

    /** The time left at the present rate, if rate and total are known. */
    public Optional<Duration> timeLeft() {
        if (total <= 0 || perSecond <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (Math.max(0, total - done) * 1000.0 / perSecond)));
    }
}
