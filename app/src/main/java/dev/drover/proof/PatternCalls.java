package dev.drover.proof;

/** The calls of one pattern, each with the values of another candidate. */
interface PatternCalls {

    /** How many items there are whose values can be used. */
    int candidates();

    Answer call(int candidate);

    /** Puts things back as they were before a call; not measured. */
    default void undo(int candidate) {}

    /** "Query on shop · GSI1". */
    String operation();

    String condition(int candidate);

    /** What was left out; empty if nothing was. */
    String note();
}
