package dev.drover.web.sign;

import dev.drover.sign.Measurement;
import dev.drover.sign.SignState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The latest values of a sign as a line, for an SVG of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param points of a polyline, in the order of time
 * @param limitY where the limit lies
 * @param text the same in words
 */
record Sparkline(String points, String limitY, String text) {

    static final int WIDTH = 120;
    static final int HEIGHT = 32;
    private static final int MARGIN = 3;
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
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, values.size() - 1);
            points.append(i == 0 ? "" : " ").append(number(x)).append(',').append(number(y(values.get(i), low, high)));
        }
        return new Sparkline(
                points.toString(),
                number(y(limit, low, high)),
                values.size() + " measurements, the first one "
                        + words(state, values.get(0)) + ", the latest one "
                        + words(state, values.get(values.size() - 1)) + ", the limit " + words(state, limit));
    }

    private static String words(SignState state, double value) {
        return state.description().scale().words(value);
    }

    /** The smallest value is at the bottom. */
    private static double y(double value, double low, double high) {
        return high == low ? HEIGHT / 2.0 : MARGIN + (HEIGHT - 2.0 * MARGIN) * (high - value) / (high - low);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
