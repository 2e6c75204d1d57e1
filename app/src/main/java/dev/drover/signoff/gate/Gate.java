package dev.drover.signoff.gate;

/** What can be overridden by two people for one run; missing signatures cannot. */
public enum Gate {
    /** No rehearsal of the plan, or none that the policy takes: overriding it is a signed exception. */
    REHEARSAL("Rehearsal", "to run live without the rehearsal that the policy asks for"),
    /** A closed period: overriding it is to break the glass. */
    CLOSED_PERIOD("Closed period", "to run live in a closed period");

    private final String label;
    private final String deed;

    Gate(String label, String deed) {
        this.label = label;
        this.deed = deed;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What an override lets somebody do: "to run live in a closed period". */
    public String deed() {
        return deed;
    }
}
