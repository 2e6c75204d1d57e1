package dev.drover.proof;

import dev.drover.model.mapping.CompiledEntity;
import java.util.Locale;

/**
 * What a proof found.
 *
 * @param pattern the id of the access pattern; empty if it is about the items, whatever is asked for
 * @param sentence what is the matter, with the numbers
 * @param remedy what to do about it
 */
public record ProofFinding(String pattern, Kind kind, String sentence, String remedy) {

    /** No row fits the condition of an entity, so that there is nothing to ask for. */
    static ProofFinding nothingFits(CompiledEntity entity, long tried, ProofRequest.Origin origin) {
        boolean generated = origin == ProofRequest.Origin.GENERATED;
        return new ProofFinding(
                "",
                Kind.NO_ITEMS,
                String.format(
                        Locale.ENGLISH,
                        "No %s fits the condition of %s, of %,d that were tried, so %s has no item of it.",
                        generated ? "generated row" : "row of " + entity.sourceTable(),
                        entity.entity(),
                        tried,
                        entity.tableName()),
                generated ? "Prove with rows of the source." : "Correct the condition, or prove with generated rows.");
    }

    /** What is the matter; those with a rule are findings of lint too. */
    public enum Kind {
        NO_ITEMS("", true),
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
