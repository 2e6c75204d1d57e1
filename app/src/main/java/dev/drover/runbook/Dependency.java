package dev.drover.runbook;

/**
 * What a step waits for before it may begin.
 *
 * @param step the key of the step that it waits for
 * @param lagMinutes how long after that it may begin, 0 or more
 */
public record Dependency(String step, Kind kind, int lagMinutes) {

    /** Which moment of the other step counts. */
    public enum Kind {
        /** The other step is done, or was skipped. */
        FINISH_TO_START("the end of"),
        /** The other step has begun. */
        START_TO_START("the start of");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For a sentence: "after the end of the step". */
        public String words() {
            return words;
        }
    }

    public Dependency {
        if (lagMinutes < 0) {
            throw new IllegalArgumentException("A lag is 0 minutes or more, not " + lagMinutes + ".");
        }
    }

    public static Dependency after(String step) {
        return new Dependency(step, Kind.FINISH_TO_START, 0);
    }
}
