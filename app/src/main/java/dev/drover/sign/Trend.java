package dev.drover.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a sign is heading.
 *
 * @param week compared with the latest measurement that is a week old or older
 * @param previous compared with the measurement just before
 */
public record Trend(Optional<Step> week, Optional<Step> previous) {

    /** How long a sign has to last to count as lasting, and the distance over which it is compared. */
    static final Duration PERIOD = Duration.ofDays(7);

    /** Where a value went. */
    public enum Way {
        BETTER("Better"),
        SAME("Same"),
        WORSE("Worse");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * From an earlier value to the one of now.
     *
     * @param at when it had the earlier value
     */
    public record Step(Way way, double before, Instant at) {}

    /** @param known measurements with a value, the earliest first; the last one is that of now */
    static Trend of(Bound bound, List<Measurement> known) {
        if (known.isEmpty()) {
            return new Trend(Optional.empty(), Optional.empty());
        }
        Measurement now = known.get(known.size() - 1);
        return new Trend(
                known.stream()
                        .filter(earlier -> !earlier.at().isAfter(now.at().minus(PERIOD)))
                        .reduce((earlier, later) -> later)
                        .map(earlier -> step(bound, earlier, now)),
                known.size() < 2 ? Optional.empty() : Optional.of(step(bound, known.get(known.size() - 2), now)));
    }

    private static Step step(Bound bound, Measurement earlier, Measurement now) {
        double before = Objects.requireNonNull(earlier.measured().value());
        int rising = Double.compare(Objects.requireNonNull(now.measured().value()), before);
        Way way = rising == 0 ? Way.SAME : rising > 0 == bound.higherIsWorse() ? Way.WORSE : Way.BETTER;
        return new Step(way, before, earlier.at());
    }
}
