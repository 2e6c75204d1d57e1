package dev.drover.sign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the signs of one migration said before.
 *
 * @param measurements the earliest first
 */
public record History(List<Measurement> measurements) {

    public static final History EMPTY = new History(List.of());

    public History {
        measurements = List.copyOf(measurements);
    }

    /** The latest base of a sign that is as old as a moment or older. */
    public Optional<Measurement> baseAt(String sign, Instant moment) {
        return bases(sign)
                .filter(measurement -> !measurement.at().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /** The same, or the first one that there is. */
    public Optional<Measurement> baseAtOrFirst(String sign, Instant moment) {
        return baseAt(sign, moment).or(() -> bases(sign).findFirst());
    }

    /** What is known of a sign, the earliest first. */
    List<Measurement> known(String sign) {
        return of(sign).filter(Measurement::isKnown).toList();
    }

    private Stream<Measurement> bases(String sign) {
        return of(sign).filter(measurement -> measurement.measured().base() != null);
    }

    private Stream<Measurement> of(String sign) {
        return measurements.stream().filter(measurement -> measurement.sign().equals(sign));
    }
}
