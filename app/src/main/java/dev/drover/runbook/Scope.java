package dev.drover.runbook;

/** What a signature answers for. */
public enum Scope {
    /** Source, target, mapping and commands: that what runs is right and nothing gets lost. */
    DATA("Data", "Source, target model, mapping, and the command of every step"),
    /** What users notice and for how long, and that this is acceptable. */
    BUSINESS("Business", "Downtime, impact sentences, order and length of the steps");

    private final String label;
    private final String covers;

    Scope(String label, String covers) {
        this.label = label;
        this.covers = covers;
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** What a signature on it covers, for people. */
    public String covers() {
        return covers;
    }
}
