package dev.drover.step;

import java.util.List;
import java.util.Map;

/**
 * A kind of work that a person does by hand and proves by what they enter.
 *
 * @param <P> the record of parameters
 */
public interface AsksForProof<P extends Record> {

    /**
     * One thing to enter.
     *
     * @param name as it is stored in the evidence
     * @param kind what is accepted: text, number, yes or file
     * @param required whether it may be left empty
     */
    record ProofField(String name, Kind kind, boolean required) {

        /** What is accepted. */
        public enum Kind {
            TEXT,
            NUMBER,
            /** A box that has to be ticked. */
            YES,
            /** A file; what was entered is its name then. */
            FILE
        }
    }

    /**
     * What has to be entered, in order.
     *
     * @param goesBack whether the step is undone, not done
     */
    List<ProofField> proofFields(P parameters, boolean goesBack);

    /** What is wrong with what was entered, a sentence each; empty if it is proof. */
    List<String> proofProblems(P parameters, boolean goesBack, Map<String, String> entered);
}
