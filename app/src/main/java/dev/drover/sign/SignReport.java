package dev.drover.sign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all signs of a migration say together.
 *
 * @param at the latest measurement
 * @param by who asked for it; null for the daily one
 * @param live when the target went live; null as long as it is not
 * @param states in their order
 */
public record SignReport(
        Verdict verdict,
        Instant at,
        @Nullable String by,
        @Nullable Instant live,
        List<SignState> states) {

    /** The id of the sign that tells what cannot work any more: alone it is enough to rethink, once the target is live. */
    public static final String BROKEN = "new-errors";

    public SignReport {
        states = List.copyOf(states);
    }

    static Verdict verdict(List<SignState> states, boolean live) {
        List<SignState> speaking = states.stream().filter(SignState::speaks).toList();
        return Verdict.of(
                speaking.size(),
                speaking.stream().anyMatch(SignState::isLasting),
                live
                        && speaking.stream()
                                .anyMatch(state -> state.description().id().equals(BROKEN)));
    }

    public List<SignState> speaking() {
        return states.stream().filter(SignState::speaks).toList();
    }

    public List<SignState> quiet() {
        return states.stream()
                .filter(state -> state.isKnown() && !state.speaks())
                .toList();
    }

    /** Those about which not enough is known yet. */
    public List<SignState> unknown() {
        return states.stream().filter(state -> !state.isKnown()).toList();
    }
}
