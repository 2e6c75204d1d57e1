package dev.drover.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to prove with.
 *
 * @param items how many items are written, of all entities together
 * @param seed the same seed makes the same rows and asks for the same keys
 */
public record ProofRequest(Origin origin, int items, long seed) {

    public static final int USUAL_ITEMS = 10_000;
    public static final int MOST_ITEMS = 1_000_000;

    /** Where the items come from. */
    public enum Origin {
        GENERATED("Generated rows"),
        SOURCE("Rows of the source");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** The words people read. */
        public String label() {
            return label;
        }
    }

    /** Sentences by the name of the part that they are about; empty if it can be used. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (items < 1 || items > MOST_ITEMS) {
            problems.put("items", "Enter how many items to write as a whole number from 1 to 1000000");
        }
        return problems;
    }
}
