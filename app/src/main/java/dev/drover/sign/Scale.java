package dev.drover.sign;

import dev.drover.model.lint.Numbers;

/** What the values of a sign count. */
public enum Scale {
    /** 0 to 1. */
    SHARE("%"),
    /** A part that came on top: 0.25 for a quarter more, negative for less. */
    GROWTH("% more"),
    /** Things. */
    COUNT("") {
        @Override
        public String words(double value) {
            return Numbers.words(value);
        }
    },
    /** One figure divided by another. */
    TIMES("times") {
        @Override
        public String words(double value) {
            return Numbers.words(value) + " times";
        }
    },
    /** The exponent with which a time follows a size: 1 means twice the size, twice the time. */
    EXPONENT("") {
        @Override
        public String words(double value) {
            return Numbers.words(value);
        }
    };

    private final String unit;

    Scale(String unit) {
        this.unit = unit;
    }

    /** As people read it: "12 %". */
    public String words(double value) {
        double percent = Math.round(value * 1000) / 10.0;
        return this == GROWTH && percent < 0
                ? Numbers.words(-percent) + " % less"
                : Numbers.words(percent) + " " + unit;
    }

    /** What a person enters for it stands for: 5 for 0.05 in percent. */
    public double entered(double number) {
        return isPercent() ? number / 100 : number;
    }

    /** The number that a person enters. */
    public double shown(double value) {
        return isPercent() ? Math.round(value * 10_000) / 100.0 : value;
    }

    /** The unit behind a field of a form; empty for a plain number. */
    public String unit() {
        return unit;
    }

    private boolean isPercent() {
        return this == SHARE || this == GROWTH;
    }
}
