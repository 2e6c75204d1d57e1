package dev.drover.web;

import java.util.List;
import java.util.Locale;

/**
 * Values as a small line, for an SVG of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param low the value at the bottom
 * @param high the value at the top
 */
public record Plot(double low, double high) {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 32;
    private static final int MARGIN = 3;

    /** The points of a polyline, one after the other at the same distance. */
    public String points(List<Double> values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, values.size() - 1);
            points.append(i == 0 ? "" : " ").append(number(x)).append(',').append(y(values.get(i)));
        }
        return points.toString();
    }

    /** Where a value lies. */
    public String y(double value) {
        return number(high == low ? HEIGHT / 2.0 : MARGIN + (HEIGHT - 2.0 * MARGIN) * (high - value) / (high - low));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
