package dev.drover.web.sign;

import dev.drover.sign.Measurement;
import dev.drover.sign.SignState;
import dev.drover.web.Plot;
import java.util.List;
import java.util.Objects;

/**
 * The latest values of a sign as a line of a {@link Plot}.
 *
 * @param points of a polyline, in the order of time
 * @param limitY where the limit lies
 * @param text the same in words
 */
record Sparkline(String points, String limitY, String text) {

    /** More do not fit into the width. */
    private static final int MOST = 60;

    /** Needs a state with at least two values. */
    static Sparkline of(SignState state) {
        List<Double> values = state.known().stream()
                .skip(Math.max(0, state.known().size() - MOST))
                .map(Measurement::measured)
                .map(measured -> Objects.requireNonNull(measured.value()))
                .toList();
        double limit = state.bound().value();
        double low = Math.min(limit, values.stream().min(Double::compare).orElse(limit));
        double high = Math.max(limit, values.stream().max(Double::compare).orElse(limit));
        Plot plot = new Plot(low, high);
        return new Sparkline(
                plot.points(values),
                plot.y(limit),
                values.size() + " measurements, the first one "
                        + words(state, values.get(0)) + ", the latest one "
                        + words(state, values.get(values.size() - 1)) + ", the limit " + words(state, limit));
    }

    private static String words(SignState state, double value) {
        return state.description().scale().words(value);
    }
}
