package dev.drover.model.register;

/** How far a decision is. */
public enum DecisionStatus {
    PROPOSED("Proposed"),
    ACCEPTED("Accepted"),
    REPLACED("Replaced");

    private final String word;

    DecisionStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
