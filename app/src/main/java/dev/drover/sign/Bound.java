package dev.drover.sign;

/** The value from which on a sign speaks. Source, unless a sign says otherwise: a default of Drover. */
public record Bound(Kind kind, double value) {

    /** On which side of the bound a value is a warning. */
    public enum Kind {
        AT_LEAST("at least"),
        ABOVE("more than"),
        BELOW("less than");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static Bound atLeast(double value) {
        return new Bound(Kind.AT_LEAST, value);
    }

    public static Bound above(double value) {
        return new Bound(Kind.ABOVE, value);
    }

    public static Bound below(double value) {
        return new Bound(Kind.BELOW, value);
    }

    /** The same kind of bound at another value. */
    public Bound at(double other) {
        return new Bound(kind, other);
    }

    public boolean isCrossedBy(double measured) {
        return switch (kind) {
            case AT_LEAST -> measured >= value;
            case ABOVE -> measured > value;
            case BELOW -> measured < value;
        };
    }

    public boolean higherIsWorse() {
        return kind != Kind.BELOW;
    }

    /** "at least 5 %". */
    public String words(Scale scale) {
        return kind.words() + " " + scale.words(value);
    }
}
