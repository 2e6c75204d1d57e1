package dev.drover.sign;

import java.util.List;
import java.util.Objects;

/**
 * A sign as it is now.
 *
 * @param bound from which value on it speaks in this workspace
 * @param known all measurements with a value, the earliest first
 */
public record SignState(
        SignDescription description, Bound bound, Measurement now, List<Measurement> known, Trend trend) {

    public SignState {
        known = List.copyOf(known);
    }

    static SignState of(SignDescription description, Bound bound, Measurement now, List<Measurement> known) {
        return new SignState(
                description, bound, now, known, now.isKnown() ? Trend.of(bound, known) : Trend.of(bound, List.of()));
    }

    public boolean isKnown() {
        return now.isKnown();
    }

    /** Whether it warns now. */
    public boolean speaks() {
        return isKnown()
                && bound.isCrossedBy(Objects.requireNonNull(now.measured().value()));
    }

    /** Whether it warned a week or more earlier, too. */
    public boolean isLasting() {
        return speaks()
                && trend.week().filter(week -> bound.isCrossedBy(week.before())).isPresent();
    }

    /** "12 %", or a dash if it is not known. */
    public String value() {
        return isKnown()
                ? description
                        .scale()
                        .words(Objects.requireNonNull(now.measured().value()))
                : "–";
    }

    /** "at least 5 %". */
    public String limit() {
        return bound.words(description.scale());
    }
}
