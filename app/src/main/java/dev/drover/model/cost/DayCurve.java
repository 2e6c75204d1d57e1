package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The units per second that are asked for in every minute of a day.
 *
 * <pre>
 * in the peak = calls/s at peak * units per call, for the stated minutes, around noon
 * otherwise   = (average * 1,440 - peak * minutes) / (1,440 - minutes) * units per call, at least 0
 * </pre>
 *
 * <p>So the average of the day is the stated one, as long as the peak leaves anything for the rest. All peaks stand on top
 * of each other, which asks for the most capacity.
 */
final class DayCurve {

    static final int MINUTES = 1_440;

    /** What a peak lasts if nobody stated it; policy. */
    static final int USUAL_PEAK_MINUTES = 60;

    private static final BigDecimal DAY = BigDecimal.valueOf(MINUTES);

    /** By how much each minute asks for more than the one before it. */
    private final BigDecimal[] steps = new BigDecimal[MINUTES];

    DayCurve() {
        Arrays.fill(steps, BigDecimal.ZERO);
    }

    void add(Demand.Frequency calls, BigDecimal unitsPerCall) {
        BigDecimal average = calls.averagePerSecond();
        BigDecimal peak = calls.peakPerSecond().max(average);
        Integer stated = calls.peakMinutes();
        int minutes = Math.min(stated == null ? USUAL_PEAK_MINUTES : stated, MINUTES);
        BigDecimal base = base(average, peak, minutes).multiply(unitsPerCall);
        BigDecimal rise = peak.multiply(unitsPerCall).subtract(base);
        int begin = (MINUTES - minutes) / 2;
        steps[0] = steps[0].add(base);
        steps[begin] = steps[begin].add(rise);
        if (begin + minutes < MINUTES) {
            steps[begin + minutes] = steps[begin + minutes].subtract(rise);
        }
    }

    private static BigDecimal base(BigDecimal average, BigDecimal peak, int minutes) {
        if (minutes == MINUTES || peak.compareTo(average) == 0) {
            return average;
        }
        BigDecimal rest = average.multiply(DAY).subtract(peak.multiply(BigDecimal.valueOf(minutes)));
        return rest.divide(BigDecimal.valueOf(MINUTES - minutes), Money.PRECISION)
                .max(BigDecimal.ZERO);
    }

    /** From midnight, one for each minute. */
    List<BigDecimal> perMinute() {
        List<BigDecimal> minutes = new ArrayList<>(MINUTES);
        BigDecimal now = BigDecimal.ZERO;
        for (BigDecimal step : steps) {
            now = step.signum() == 0 ? now : now.add(step).max(BigDecimal.ZERO);
            minutes.add(now);
        }
        return minutes;
    }
}
