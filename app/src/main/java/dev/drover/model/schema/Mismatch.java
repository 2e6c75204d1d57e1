package dev.drover.model.schema;

/**
 * One reason why a reader may not take what a writer writes.
 *
 * @param path the field, for example {@code Order.lines[].qty}; {@code *} stands for every attribute without a name
 * @param rule the keyword of JSON Schema that it is about
 * @param written what the writer's schema allows, in words; empty if nobody can tell
 * @param expected what the reader's schema takes, in words; if nobody can tell, why
 */
public record Mismatch(Kind kind, String path, String rule, String written, String expected) {

    /** Whether it is known to break. */
    public enum Kind {
        /** The writer may write something that the reader does not take. */
        BREAKS,
        /** A schema uses something that Drover does not compare; counts as not compatible. */
        CANNOT_TELL
    }

    static Mismatch breaks(String path, String rule, String written, String expected) {
        return new Mismatch(Kind.BREAKS, path, rule, written, expected);
    }

    static Mismatch unknown(String path, String rule, String why) {
        return new Mismatch(Kind.CANNOT_TELL, path, rule, "", why);
    }

    public boolean isKnown() {
        return kind == Kind.BREAKS;
    }

    /** "Order.total (type): written is string, expected is number". */
    public String sentence() {
        return isKnown()
                ? path + " (" + rule + "): written is " + written + ", expected is " + expected
                : path + " (" + rule + "): cannot tell, because " + expected;
    }

    /** For a reader that came before the change: "Order.total (type): was number, is now string". */
    public String sinceReader() {
        return isKnown() ? path + " (" + rule + "): was " + expected + ", is now " + written : sentence();
    }

    /** For a reader that comes after the change: "Order.total (type): was string, is now number". */
    public String sinceWriter() {
        return isKnown() ? path + " (" + rule + "): was " + written + ", is now " + expected : sentence();
    }
}
