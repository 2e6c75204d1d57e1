package dev.drover.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a step takes from its start to its end: three lengths of which none is shorter than the one before it.
 *
 * <p>The first of these that can be said:
 *
 * <ol>
 *   <li><b>By its rate.</b> A step that tells rate and total has {@code rest / rate} to go. With the unevenness {@code u} of
 *       its slices and {@code s = min(2u, 3/4)}, the shortest rest is that divided by {@code 1 + s}, the longest divided by
 *       {@code 1 - s}: as if all that is left went like the fast or the slow slices. Two mean deviations hold about nine of
 *       ten slices if they scatter normally. The bound keeps the longest at four times the likely one, and what nothing is
 *       known of yet scatters by half.
 *   <li><b>By earlier runs.</b> The median of {@code n} runs is likely. A next one falls outside the shortest and the
 *       longest of {@code n} with a probability of {@code 2 / (n + 1)}, so these two are widened by the factor
 *       {@code 1 + 1/n}.
 *   <li><b>By the estimate</b> of the runbook, which nobody measured: from half of it to double.
 * </ol>
 *
 * <p>A step of the last two kinds that is under way for longer than likely may take as much longer again as it is over.
 */
record StepLength(Duration shortest, Duration likely, Duration longest, Basis basis) {

    private static final double DEVIATIONS = 2;
    private static final double MOST_UNEVEN = 0.75;
    private static final double UNEVENNESS_UNKNOWN = 0.5;

    /**
     * @param start when it began, or will
     * @param taken null if it never ended in an earlier run
     */
    static StepLength of(StepRun step, Instant start, @Nullable Taken taken, Instant now) {
        if (step.startedAt() == null) {
            return whole(step, taken);
        }
        Duration passed = longer(Duration.ZERO, Duration.between(start, now));
        Optional<Duration> rest = step.progress().timeLeft();
        if (rest.isPresent()) {
            return byRate(passed, rest.get(), step.unevenness());
        }
        StepLength whole = whole(step, taken);
        Duration over = longer(Duration.ZERO, passed.minus(whole.likely));
        return new StepLength(
                longer(whole.shortest, passed),
                longer(whole.likely, passed),
                longer(whole.longest, passed.plus(over)),
                whole.basis);
    }

    private static StepLength byRate(Duration passed, Duration rest, @Nullable Double unevenness) {
        double known = unevenness == null ? UNEVENNESS_UNKNOWN : unevenness;
        double spread = Math.min(DEVIATIONS * known, MOST_UNEVEN);
        return new StepLength(
                passed.plus(times(rest, 1 / (1 + spread))),
                passed.plus(rest),
                passed.plus(times(rest, 1 / (1 - spread))),
                Basis.RATE);
    }

    private static StepLength whole(StepRun step, @Nullable Taken taken) {
        if (taken == null) {
            Duration estimate = step.planned();
            return new StepLength(estimate.dividedBy(2), estimate, estimate.multipliedBy(2), Basis.GUESS);
        }
        double wider = 1 + 1.0 / taken.runs();
        return new StepLength(
                times(taken.shortest(), 1 / wider),
                taken.median(),
                times(taken.longest(), wider),
                Basis.earlier(taken.runs()));
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofMillis((long) (length.toMillis() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
