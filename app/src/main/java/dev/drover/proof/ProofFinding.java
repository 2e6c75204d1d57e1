package dev.drover.proof;

/**
 * What a proof found.
 *
 * @param pattern the id of the access pattern
 * @param sentence what is the matter, with the numbers
 * @param remedy what to do about it
 */
public record ProofFinding(String pattern, Kind kind, String sentence, String remedy) {

    /** What is the matter; those with a rule are findings of lint too. */
    public enum Kind {
        NOT_SERVED("", true),
        REFUSED("", true),
        EMPTY("COV-09", true),
        FOREIGN("COV-10", false),
        MISSING_ATTRIBUTE("", true),
        SCAN("", false),
        MORE_CALLS("", false),
        MORE_UNITS("", false),
        OTHER_SIZE("SIZ-09", false);

        private final String rule;
        private final boolean wrong;

        Kind(String rule, boolean wrong) {
            this.rule = rule;
            this.wrong = wrong;
        }

        /** The id of the lint rule that says the same; empty if none does. */
        public String rule() {
            return rule;
        }

        /** Whether the pattern does not get what it needs; otherwise it does, at a price. */
        public boolean isWrong() {
            return wrong;
        }
    }
}
