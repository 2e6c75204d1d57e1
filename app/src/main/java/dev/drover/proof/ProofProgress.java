package dev.drover.proof;

import org.jspecify.annotations.Nullable;

/**
 * How far a proof is.
 *
 * @param done of {@code total}, in items or patterns
 * @param perSecond items or patterns a second since the phase began; 0 as long as nobody knows
 * @param secondsLeft of the phase; null as long as nobody knows
 */
public record ProofProgress(
        Phase phase,
        long done,
        long total,
        double perSecond,
        @Nullable Long secondsLeft) {

    static final ProofProgress NONE = new ProofProgress(Phase.WAITING, 0, 0, 0, null);

    /** What it does at the moment. */
    public enum Phase {
        WAITING("Waiting for its turn", ""),
        CREATING("Creating tables", ""),
        FILLING("Writing items", "items"),
        ASKING("Running patterns", "patterns"),
        REMOVING("Removing its tables", "");

        private final String label;
        private final String unit;

        Phase(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }

        /** The words people read. */
        public String label() {
            return label;
        }

        /** What is counted; empty if nothing is. */
        public String unit() {
            return unit;
        }
    }
}
