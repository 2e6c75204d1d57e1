package dev.drover.signoff.policy;

import java.util.Locale;

/** A number by which the risk of a plan is told. */
public enum Measure {
    ROWS("%s rows move", "nobody knows yet how many rows move"),
    FROZEN_MINUTES("writes are frozen for %s min", "nobody knows yet for how long writes are frozen"),
    MOVE_USD("writing every item once costs USD %s", "nobody knows yet what writing every item once costs");

    private final String known;
    private final String unknown;

    Measure(String known, String unknown) {
        this.known = known;
        this.unknown = unknown;
    }

    String words(Figure figure, long bound) {
        return String.format(known, number(figure.value())) + " (" + figure.source() + "), more than " + number(bound);
    }

    String unknown() {
        return unknown;
    }

    static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
