package dev.drover.step;

/** What a kind of work does to data and users, and whether it can be taken back. */
public enum Effect {
    /** Reads only. */
    HARMLESS("Reads only"),
    /** Changes something that rolling back undoes. */
    REVERSIBLE("Can be rolled back"),
    /** Cannot be taken back: the point of no return. */
    IRREVERSIBLE("Cannot be rolled back");

    private final String label;

    Effect(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
