package dev.drover.model.advice;

/**
 * One thing that speaks for a kind of store.
 *
 * @param topic what it is about, in a word or two: "Joins"
 * @param sentence what was counted, the number, and the number it is compared with
 */
public record Argument(Side side, String topic, String sentence) {

    /** What an argument speaks for. */
    public enum Side {
        NOSQL("NoSQL"),
        RELATIONAL("Relational"),
        /** It was counted, and it speaks for neither. */
        NEITHER("Neither"),
        /** A figure is missing; the sentence says which. */
        UNKNOWN("Not known");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
