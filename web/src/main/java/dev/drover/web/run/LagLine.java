package dev.drover.web.run;

import dev.drover.web.Plot;
import dev.drover.web.Times;
import dev.drover.web.run.FollowingHistory.Sample;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a target was behind its source over the last minutes, as a line of a {@link Plot}.
 *
 * @param limitY where the limit lies; null if it is above the picture
 * @param text the same in words
 */
record LagLine(String points, @Nullable String limitY, String text) {

    /** The picture is at least this high, or every blink of a good following would look like a mountain. */
    private static final double LEAST_SECONDS = 10;

    /** Null with fewer than two samples. */
    static @Nullable LagLine of(List<Sample> samples, Duration limit, Times times) {
        if (samples.size() < 2) {
            return null;
        }
        List<Duration> lags = samples.stream().map(Sample::behind).toList();
        List<Double> seconds = lags.stream().map(lag -> lag.toMillis() / 1000.0).toList();
        double high = Math.max(LEAST_SECONDS, Collections.max(seconds));
        Plot plot = new Plot(0, high);
        Duration length = Duration.between(
                samples.get(0).at(), samples.get(samples.size() - 1).at());
        String least = times.length(Collections.min(lags));
        String most = times.length(Collections.max(lags));
        return new LagLine(
                plot.points(seconds),
                high < limit.toSeconds() ? null : plot.y(limit.toSeconds()),
                (least.equals(most) ? least : "between " + least + " and " + most) + " in the last "
                        + times.length(length));
    }
}
