package dev.drover.execution;

/**
 * What a forecast of a step rests on.
 *
 * @param runs in how many earlier runs the step was measured; 0 unless they are what it rests on
 */
public record Basis(Source source, int runs) {

    static final Basis FACT = new Basis(Source.FACT, 0);
    static final Basis RATE = new Basis(Source.RATE, 0);
    static final Basis GUESS = new Basis(Source.GUESS, 0);

    /** Where it is from, the surest first. */
    public enum Source {
        /** It has happened. */
        FACT,
        /** The rate that is measured while the step runs. */
        RATE,
        /** How long the same step took before. */
        EARLIER_RUNS,
        /** The estimate in the runbook. */
        GUESS
    }

    static Basis earlier(int runs) {
        return new Basis(Source.EARLIER_RUNS, runs);
    }

    /** For people, to go on after a time: "from 3 earlier runs". */
    public String words() {
        return switch (source) {
            case FACT -> "";
            case RATE -> "from the measured rate";
            case EARLIER_RUNS -> runs == 1 ? "from 1 earlier run" : "from " + runs + " earlier runs";
            case GUESS -> "a guess: never run";
        };
    }
}
